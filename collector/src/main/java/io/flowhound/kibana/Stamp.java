/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What the description of our tag says of all objects together, so that one look tells which of them a Kibana has.
 *
 * @param version {@link KibanaObjects#VERSION} of those who installed them
 * @param checksum of the content of all of them, 8 hexadecimal digits
 */
public record Stamp(int version, String checksum) {
    private static final Pattern TEXT = Pattern.compile("version (\\d{1,9}), checksum ([0-9a-f]{8})");

    /**
     * The stamp of objects.
     *
     * @param objects all of them but the tag, which carries the stamp
     */
    public static Stamp of(int version, List<SavedObject> objects) {
        CRC32 crc = new CRC32();
        crc.update(Ndjson.of(objects));
        return new Stamp(version, HexFormat.of().toHexDigits((int) crc.getValue()));
    }

    /** The stamp that a tag among the objects carries; null when none does. */
    public static @Nullable Stamp find(List<SavedObject> objects) {
        for (SavedObject object : objects) {
            Stamp stamp = object.type() == SavedObject.Type.TAG
                    ? read(object.attributes().path("description").asText())
                    : null;
            if (stamp != null) {
                return stamp;
            }
        }
        return null;
    }

    /** The stamp in a description; null when there is none, since somebody changed it. */
    public static @Nullable Stamp read(String description) {
        Matcher matcher = TEXT.matcher(description);
        return matcher.find() ? new Stamp(Integer.parseInt(matcher.group(1)), matcher.group(2)) : null;
    }

    /** As it stands in the description, in which Kibana's own form allows 100 characters. */
    @Override
    public String toString() {
        return "version " + version + ", checksum " + checksum;
    }
}
