/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The verdict on each document of a request, read from the items of its answer. */
final class BulkAnswer {
    private final JsonFactory json;
    private int[] statuses = new int[0];
    private BulkError[] errors = new BulkError[0];
    private int items;

    BulkAnswer(JsonFactory json) {
        this.json = json;
    }

    /**
     * Reads the items.
     *
     * @return whether there is exactly one for each document; otherwise none of them can be relied on
     */
    boolean read(byte[] body, int documents) {
        items = 0;
        statuses = new int[documents];
        errors = new BulkError[documents];
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean list = "items".equals(parser.currentName());
                if (parser.nextToken() == JsonToken.START_ARRAY && list) {
                    items(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return items == documents;
        } catch (IOException notJson) {
            return false;
        }
    }

    private void items(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items == statuses.length) {
                items = Integer.MIN_VALUE;
            }
            if (items < 0) {
                parser.skipChildren();
                continue;
            }
            errors[items] = BulkError.NONE;
            item(parser);
            items++;
        }
    }

    /** Reads one item, an object with the name of the operation as its only key. */
    private void item(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                verdict(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void verdict(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT && "status".equals(name)) {
                statuses[items] = parser.getIntValue();
            } else if ("error".equals(name)) {
                errors[items] = BulkError.read(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The status of a document, 0 when its item has none. */
    int status(int document) {
        return statuses[document];
    }

    BulkError error(int document) {
        return errors[document];
    }

    Verdict verdict(int document) {
        return Verdict.ofItem(statuses[document], errors[document]);
    }
}
