/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * What a panel, a control or a layer of a map asks Elasticsearch.
 *
 * @param page id of the dashboard
 * @param panel its id on the page
 * @param title as people see it
 * @param kind what it is, such as lnsXY, search, control, map, vega
 * @param index indices that are searched
 * @param body of the search
 * @param summary what it asks, in words
 */
record PanelQuery(
        String page,
        String panel,
        String title,
        String kind,
        String index,
        ObjectNode body,
        String summary,
        Reader reader) {
    /** Makes rows of what Elasticsearch answers, and may ask again. */
    interface Reader {
        List<Row> read(JsonNode answer, Searcher searcher) throws IOException;
    }

    /** Asks Elasticsearch. */
    interface Searcher {
        JsonNode search(String index, ObjectNode body) throws IOException;
    }

    /** Asks, and returns the rows that the panel would show. */
    List<Row> run(Searcher searcher) throws IOException {
        try {
            return reader.read(searcher.search(index, body), searcher);
        } catch (IOException | RuntimeException e) {
            throw new IOException(this + " " + body + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return page + "/" + panel + " «" + title + "»";
    }
}
