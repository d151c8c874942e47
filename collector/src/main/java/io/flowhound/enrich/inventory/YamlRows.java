/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads the rows of a YAML file: a list for each kind, of the interfaces one in each exporter. Scalars stay as they are written. */
final class YamlRows {
    private static final String INTERFACES = "interfaces";

    private final RowReader rows;
    private final Content content;

    YamlRows(RowReader rows, Content content) {
        this.rows = rows;
        this.content = content;
    }

    /** @throws IOException when it is no YAML, or holds something else than lists of things; the message says where */
    void read(String text) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the size of the file is bounded before
        try (YAMLParser parser =
                YAMLFactory.builder().loaderOptions(options).build().createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null
                    || first == JsonToken.VALUE_NULL
                    || parser.getText().isBlank()) {
                throw new IOException("is empty, as after a copy that failed");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new IOException("must hold the lists hosts, subnets or exporters");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                list(parser, parser.currentName(), line(parser));
            }
            if (parser.nextToken() != null) {
                throw new IOException("holds more than one YAML document");
            }
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            String message =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new IOException(
                    "is no valid YAML" + (where == null ? "" : " at line " + where.getLineNr()) + ": " + message, e);
        }
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private void list(YAMLParser parser, String key, int line) throws IOException {
        Kind kind = switch (key) {
            case "hosts" -> Kind.HOST;
            case "subnets" -> Kind.SUBNET;
            case "exporters" -> Kind.EXPORTER;
            default -> null;
        };
        JsonToken token = parser.nextToken();
        if (kind == null) {
            content.problem(line, "'" + key + "' is none of hosts, subnets, exporters: correct it, or take it away");
            parser.skipChildren();
        } else {
            things(parser, token, kind, key, null);
        }
    }

    /** @param exporter the one that interfaces are of, or null */
    private void things(YAMLParser parser, JsonToken first, Kind kind, String key, @Nullable String exporter)
            throws IOException {
        if (first == JsonToken.VALUE_NULL
                || (first == JsonToken.VALUE_STRING && parser.getText().isBlank())) {
            return; // a heading whose things are all commented out
        }
        if (first != JsonToken.START_ARRAY) {
            content.problem(line(parser), key + " must be a list, each thing behind a '-'");
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                thing(parser, kind, exporter);
            } else {
                content.problem(line(parser), "each of " + key + " must be KEY: VALUE lines");
                parser.skipChildren();
            }
        }
    }

    private void thing(YAMLParser parser, Kind kind, @Nullable String exporter) throws IOException {
        int line = line(parser);
        Map<String, List<String>> cells = new LinkedHashMap<>();
        if (exporter != null) {
            cells.put("exporter", List.of(exporter));
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line(parser);
            JsonToken token = parser.nextToken();
            if (kind == Kind.EXPORTER && key.equals(INTERFACES)) {
                List<String> address = cells.get("exporter");
                if (address == null) {
                    content.problem(
                            keyLine, "the address of the exporter must stand before its interfaces: put it first");
                    parser.skipChildren();
                } else {
                    things(parser, token, Kind.INTERFACE, INTERFACES, address.get(0));
                }
                continue;
            }
            List<String> values = values(parser, token, key);
            if (!values.isEmpty() && cells.putIfAbsent(canonical(kind, key), values) != null) {
                content.problem(keyLine, key + " is said twice, and the first counts: take one away");
            }
        }
        rows.read(kind, new Row(line, cells));
    }

    /** Within their list, exporters are named by a shorter key than in a table. */
    private static String canonical(Kind kind, String key) {
        return kind == Kind.EXPORTER && key.equals("address") ? "exporter" : key;
    }

    private List<String> values(YAMLParser parser, JsonToken token, String key) throws IOException {
        List<String> values = new ArrayList<>();
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, key, values);
            }
        } else {
            value(parser, key, values);
        }
        return values;
    }

    private void value(YAMLParser parser, String key, List<String> into) throws IOException {
        JsonToken token = parser.currentToken();
        if (parser.isCurrentAlias() || token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            content.problem(line(parser), key + " must be a plain value, such as '" + key + ": text'");
            parser.skipChildren();
        } else if (token != JsonToken.VALUE_NULL && !parser.getText().isBlank()) {
            into.add(parser.getText().strip());
        }
    }
}
