/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** All saved objects that we install: data views, pages, saved searches, their navigation and their tag. */
public final class KibanaObjects {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SavedObject> objects;
    private final String checksum;

    private KibanaObjects(String prefix, PageFiles files) {
        Names names = new Names(prefix);
        SmallObjects small = new SmallObjects(names, files);
        List<SavedObject> all = new ArrayList<>(small.dataViews());
        all.addAll(small.searches());
        all.addAll(new Dashboards(names, files).all());
        all.add(small.navigation());
        CRC32 crc = new CRC32();
        crc.update(lines(all));
        this.checksum = HexFormat.of().toHexDigits((int) crc.getValue());
        all.addFirst(small.tag(checksum));
        this.objects = List.copyOf(all);
    }

    /**
     * Those for the indices of a prefix. Their ids begin with it, too.
     *
     * @param prefix {@code index.prefix}
     * @throws IllegalStateException when a page file is wrong; the message names file, place and what is expected
     */
    public static KibanaObjects of(String prefix) {
        return new KibanaObjects(prefix, PageFiles.read());
    }

    public List<SavedObject> objects() {
        return objects;
    }

    /** Eight hexadecimal digits that change with any of the objects; the description of the tag names it. */
    public String checksum() {
        return checksum;
    }

    /** What Kibana's import takes: one object a line. */
    public byte[] ndjson() {
        return lines(objects);
    }

    private static byte[] lines(List<SavedObject> objects) {
        try (ByteArrayOutputStream lines = new ByteArrayOutputStream()) {
            for (SavedObject object : objects) {
                lines.writeBytes(JSON.writeValueAsBytes(object.toJson(JSON)));
                lines.write('\n');
            }
            return lines.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
