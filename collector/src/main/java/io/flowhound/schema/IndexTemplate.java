/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The composable index template of a kind of documents, made from its rows. Its settings are those that measured best for
 * flows: best_compression saves a quarter of the disk for no CPU; an asynchronous translog gains nothing and loses
 * acknowledged documents.
 */
public final class IndexTemplate {
    /** Raised whenever a template changes, so that an installed one that is older is replaced. */
    public static final int VERSION = 6;

    /** The default of {@code index.prefix}, with which the checked-in files are made. */
    public static final String DEFAULT_PREFIX = "flowhound";

    private static final int PRIORITY = 200;
    private static final int IGNORE_ABOVE = 1024;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private IndexTemplate() {}

    /** The template of a kind, with the default prefix, as pretty printed JSON that ends with a newline. */
    public static String of(DocumentKind kind) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("index_patterns").add(kind.pattern(DEFAULT_PREFIX));
        root.put("priority", PRIORITY).put("version", VERSION);
        ObjectNode template = root.putObject("template");
        settings(template.putObject("settings").putObject("index"), kind);
        ObjectNode mappings = template.putObject("mappings");
        mappings.put("dynamic", false);
        properties(mappings.putObject("properties"), kind.rows());
        if (kind.isDated()) {
            template.putObject("aliases").putObject(kind.name(DEFAULT_PREFIX));
        }
        root.putObject("_meta")
                .put("description", kind.title() + " of Flowhound; generated from the rows of its fields")
                .put("managed_by", "flowhound")
                .put("version", VERSION);
        return print(root);
    }

    private static void settings(ObjectNode index, DocumentKind kind) {
        index.put("number_of_shards", 1);
        // A single node takes no replica, and would show yellow for ever with a fixed one.
        index.put("auto_expand_replicas", "0-1");
        index.put("codec", "best_compression");
        index.put("refresh_interval", kind.refresh());
        index.putObject("translog").put("durability", "request");
        if (kind == DocumentKind.FLOWS) {
            // Flows of one host share its names and places, which are compressed with their neighbours: an eighth of
            // the disk.
            index.putObject("sort")
                    .putArray("field")
                    .add(Field.DESTINATION_IP.path())
                    .add(Field.DESTINATION_PORT.path());
        }
    }

    private static void properties(ObjectNode properties, List<FieldRow> rows) {
        for (FieldRow row : rows) {
            Indexing indexing = row.indexing();
            if (indexing != null) {
                ObjectNode mapping = place(properties, row.path());
                map(mapping, row.type(), indexing);
                if (row.ignoresMalformed()) {
                    mapping.put("ignore_malformed", true);
                }
            } else if (row.type() == FieldType.NESTED) {
                place(properties, row.path()).put("type", FieldType.NESTED.elasticsearchType());
            }
        }
        for (FieldRow row : rows) {
            String alias = row.indexing() == null ? null : aliasOf(row.path());
            if (alias != null) {
                place(properties, alias).put("type", "alias").put("path", row.path());
            }
        }
    }

    /** The name under which ECS has the field too, for a field of one side; null for any other. */
    static @Nullable String aliasOf(String path) {
        if (path.startsWith("source.")) {
            return "client." + path.substring("source.".length());
        }
        return path.startsWith("destination.") ? "server." + path.substring("destination.".length()) : null;
    }

    private static void map(ObjectNode mapping, FieldType type, Indexing indexing) {
        String name = type.elasticsearchType();
        mapping.put("type", name);
        if (name.equals("keyword") || name.equals("flattened")) {
            mapping.put("ignore_above", IGNORE_ABOVE);
        }
        switch (indexing) {
            case INDEXED -> {}
            case DOC_VALUES -> mapping.put("index", false);
            case SEARCH_ONLY -> mapping.put("doc_values", false);
        }
    }

    private static ObjectNode place(ObjectNode properties, String path) {
        ObjectNode at = properties;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            at = at.withObjectProperty(names[i]).withObjectProperty("properties");
        }
        return at.putObject(names[names.length - 1]);
    }

    private static String print(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values was not written", e);
        }
    }
}
