/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * An error as Elasticsearch states it.
 *
 * @param type such as document_parsing_exception; empty when it gave none
 * @param reason in its words, cut after 500 characters; may be empty
 */
public record BulkError(String type, String reason) {
    static final BulkError NONE = new BulkError("", "");

    private static final int MAX_REASON = 500;
    /** What is true of an index as a whole, or of the cluster: never the fault of one document. */
    private static final Set<String> OF_INDEX = Set.of(
            "cluster_block_exception", "index_closed_exception", "index_not_found_exception", "validation_exception");

    /** Whether it says something about an index or the cluster, so that no document can be at fault. */
    boolean concernsIndex() {
        return OF_INDEX.contains(type);
    }

    /** The error in the body of an answer to a whole request: an object or a string; none when it is no such JSON. */
    static BulkError of(JsonFactory json, byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return NONE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean error = "error".equals(parser.currentName());
                parser.nextToken();
                if (error) {
                    return read(parser);
                }
                parser.skipChildren();
            }
            return NONE;
        } catch (IOException notJson) {
            return NONE;
        }
    }

    /** Reads the value that the parser stands at, to its end. */
    static BulkError read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return new BulkError("", cut(parser.getText()));
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return NONE;
        }
        String type = "";
        String reason = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (text && "type".equals(name)) {
                type = cut(parser.getText());
            } else if (text && "reason".equals(name)) {
                reason = cut(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return new BulkError(type, reason);
    }

    private static String cut(String text) {
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "...";
    }

    @Override
    public String toString() {
        return type.isEmpty() || reason.isEmpty() ? type + reason : type + ": " + reason;
    }
}
