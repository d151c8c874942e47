/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.status.Words;

/**
 * One line of a timeline.
 *
 * @param time when it happened, or began, milliseconds since 1970
 * @param where who tells of it: the exporter, the host of the log, the hunt
 * @param what in words, in one line
 * @param index where its document stands
 * @param id of its document
 */
record Happening(long time, Kind kind, String where, String what, String index, String id, ObjectNode document) {
    /** As one JSON object, with the document. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@timestamp", Words.time(time)).put("kind", kind.text());
        json.put("where", where).put("what", what).put("index", index).put("id", id);
        json.set("document", document);
        return json;
    }
}
