/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** Reads the hits of one page after another, each where it stands in the answer, without a tree. */
final class HitPage {
    private static final JsonFactory JSON = new JsonFactory();

    /** Takes the values of a document one by one. */
    interface Row {
        /** One value of a field; a field with several values comes several times. */
        void value(String field, JsonParser value) throws IOException;

        /** The document is complete. */
        void end();
    }

    private final Row row;
    private String pit;
    private int hits;
    private long total;
    private long last;

    HitPage(String pit, Row row) {
        this.pit = pit;
        this.row = row;
    }

    /** The point in time, whose name may change from answer to answer. */
    String pit() {
        return pit;
    }

    /** Documents of the last page. */
    int hits() {
        return hits;
    }

    /** Documents of all pages. */
    long total() {
        return total;
    }

    /** Where the last document stands. */
    long last() {
        return last;
    }

    /** Reads an answer and returns its number of documents. */
    int read(InputStream answer) throws IOException {
        hits = 0;
        try (JsonParser json = JSON.createParser(answer)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals("pit_id")) {
                    pit = json.getText();
                } else if (name.equals("hits") && value == JsonToken.START_OBJECT) {
                    outer(json);
                } else {
                    json.skipChildren();
                }
            }
        }
        total += hits;
        return hits;
    }

    private void outer(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("hits")) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    hit(json);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void hit(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("fields")) {
                fields(json);
            } else if (name.equals("sort")) {
                json.nextToken();
                last = json.getLongValue();
                json.nextToken();
            } else {
                json.skipChildren();
            }
        }
        hits++;
        row.end();
    }

    private void fields(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                row.value(name, json);
                // A place on the map is an object.
                json.skipChildren();
            }
        }
    }
}
