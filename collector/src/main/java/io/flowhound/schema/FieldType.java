/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

/** How a field is held in a flow, written in JSON and mapped in Elasticsearch. */
public enum FieldType {
    /** Epoch milliseconds, written as ISO 8601 with milliseconds and Z. */
    DATE("date"),
    /** An IPv4 or IPv6 address. */
    IP("ip"),
    /** A list of addresses; written from the address fields or the observers of the flow. */
    IP_LIST("ip"),
    /** A signed 64-bit number. */
    LONG("long"),
    /** A number that ECS maps as keyword, such as an interface index. Written as a JSON string. */
    NUMERIC_KEYWORD("keyword"),
    /** A 64-bit number that is an id. Written as 16 hexadecimal digits. */
    HEX_KEYWORD("keyword"),
    /** A 48-bit MAC address, written as 00-00-5E-00-53-23. */
    MAC("keyword"),
    KEYWORD("keyword"),
    /** A list of keywords. */
    KEYWORDS("keyword"),
    FLOAT("float"),
    BOOLEAN("boolean"),
    GEO_POINT("geo_point"),
    /** Any object below it is kept and searchable as keywords, without a mapping of its own. */
    FLATTENED("flattened"),
    /** An object that is written as one ready-made piece of JSON; its parts have rows of their own for the mapping. */
    OBJECT("object"),
    /** A list of objects, each of which is searched by itself; their parts have rows of their own. */
    NESTED("nested"),
    /** Sentences, searched by words. ECS has match_only_text there, which not every Elasticsearch has. */
    TEXT("text");

    private final String elasticsearchType;

    FieldType(String elasticsearchType) {
        this.elasticsearchType = elasticsearchType;
    }

    /** Whether a value is held as ready-made JSON. */
    public boolean isJson() {
        return switch (this) {
            case KEYWORD, KEYWORDS, FLOAT, GEO_POINT, OBJECT, NESTED, TEXT -> true;
            case DATE, IP, IP_LIST, LONG, NUMERIC_KEYWORD, HEX_KEYWORD, MAC, BOOLEAN, FLATTENED -> false;
        };
    }

    /** The {@code type} of the mapping. */
    public String elasticsearchType() {
        return elasticsearchType;
    }
}
