/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.StateField;

/** Says up to which time of arrival every collector at work has stored its flows. Who was silent for an hour is not waited for. */
final class StoredUntil {
    private static final long PATIENCE_MILLIS = 3_600_000;
    private static final int MOST_COLLECTORS = 1_000;

    private final ElasticClient client;
    private final String index;

    StoredUntil(ElasticClient client, String prefix) {
        this.client = client;
        this.index = DocumentKind.STATE.name(prefix);
    }

    /**
     * Asks for it.
     *
     * @param now milliseconds since 1970
     * @return milliseconds since 1970, not after now
     */
    long millis(long now) throws ElasticException {
        long lowest = now;
        for (Hit<ObjectNode> hit : client.call(api -> api.search(
                        search -> search.index(index)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(MOST_COLLECTORS)
                                .query(query -> query.bool(all -> all.filter(
                                                kind -> kind.term(term -> term.field(StateField.KIND.path())
                                                        .value("collector")))
                                        .filter(recent -> recent.range(
                                                range -> range.date(date -> date.field(StateField.TIMESTAMP.path())
                                                        .gte(Times.iso(now - PATIENCE_MILLIS))))))),
                        ObjectNode.class))
                .hits()
                .hits()) {
            ObjectNode source = hit.source();
            if (source != null && !source.at("/state/stopped").asBoolean()) {
                lowest = Math.min(lowest, Times.of(source.at("/state/stored_before")));
            }
        }
        return lowest;
    }
}
