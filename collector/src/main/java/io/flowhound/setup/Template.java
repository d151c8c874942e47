/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.IndexTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One index template as it is installed: that of the jar with the prefix, shards and replicas of the user. Its {@code _meta} carries
 * a version, by which an older one is replaced and a newer one is left alone, and a checksum, by which one with other
 * settings is replaced.
 *
 * @param kind the documents that it is for
 * @param name its name in Elasticsearch, such as {@code flowhound-flows}
 * @param version its version
 * @param checksum of its content
 * @param json its content
 */
record Template(DocumentKind kind, String name, int version, String checksum, String json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Template> all(TemplateSettings settings) {
        return Arrays.stream(DocumentKind.values())
                .map(kind -> load(kind, settings))
                .toList();
    }

    private static Template load(DocumentKind kind, TemplateSettings settings) {
        String file = "index-templates/" + kind.name(IndexTemplate.DEFAULT_PREFIX) + ".json";
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file + ": build it again");
            }
            return of(kind, (ObjectNode) JSON.readTree(in), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template of(DocumentKind kind, ObjectNode root, TemplateSettings settings) throws IOException {
        String name = kind.name(settings.prefix());
        root.putArray("index_patterns").add(kind.pattern(settings.prefix()));
        if (kind.isDated()) {
            root.withObject("/template").putObject("aliases").putObject(name);
        }
        ObjectNode index = root.withObject("/template/settings/index");
        if (kind == DocumentKind.FLOWS) {
            index.put("number_of_shards", settings.shards());
        }
        replicas(index, settings.replicas());
        CRC32 crc = new CRC32();
        crc.update(JSON.writeValueAsBytes(root));
        String checksum = HexFormat.of().toHexDigits((int) crc.getValue());
        ObjectNode meta = root.withObject("/_meta");
        meta.put("checksum", checksum);
        String json = new String(JSON.writeValueAsBytes(root), StandardCharsets.UTF_8);
        return new Template(kind, name, meta.path("version").asInt(), checksum, json);
    }

    /** What became of it. */
    TemplateState state(TemplateState.Outcome outcome, String message) {
        return new TemplateState(kind, name, outcome, message);
    }

    private static void replicas(ObjectNode index, @Nullable Integer replicas) {
        if (replicas != null) {
            index.remove("auto_expand_replicas");
            index.put("number_of_replicas", replicas);
        }
    }
}
