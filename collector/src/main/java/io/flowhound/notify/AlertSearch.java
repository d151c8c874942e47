/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the alerts of which people should be told. */
final class AlertSearch {
    private static final int PAGE = 500;
    private static final int NOT_FOUND = 404;
    /** What is needed to decide; the whole documents have the legs, and are read when they are sent. */
    private static final List<String> NEEDED =
            List.of("event.id", "message", "pivot.notified_at", "pivot.severity", "pivot.rank");

    private final ElasticClient client;
    private final String alias;

    AlertSearch(ElasticClient client, String prefix) {
        this.client = client;
        this.alias = DocumentKind.PIVOTS.name(prefix);
    }

    /**
     * Those notified after a time, the oldest first: not those that are suppressed, dismissed, taken back or part of another.
     *
     * @param after milliseconds since 1970
     * @param now when dismissals must not have ended yet to count
     */
    List<Notice> after(long after, long now) throws ElasticException {
        Query query = query(after, now);
        List<Notice> found = new ArrayList<>();
        List<FieldValue> last = List.of();
        while (true) {
            List<Hit<ObjectNode>> hits = page(query, last);
            for (Hit<ObjectNode> hit : hits) {
                found.add(
                        Notice.of(Objects.requireNonNull(hit.id()), hit.index(), Objects.requireNonNull(hit.source())));
            }
            if (hits.size() < PAGE) {
                return found;
            }
            last = hits.get(hits.size() - 1).sort();
        }
    }

    private List<Hit<ObjectNode>> page(Query query, List<FieldValue> last) throws ElasticException {
        return client.call(api -> api.search(
                        search -> {
                            search.index(alias)
                                    .ignoreUnavailable(true)
                                    .allowNoIndices(true)
                                    .size(PAGE)
                                    .query(query)
                                    .trackTotalHits(total -> total.enabled(false))
                                    .source(source -> source.filter(filter -> filter.includes(NEEDED)))
                                    .sort(sort -> sort.field(field ->
                                            field.field("pivot.notified_at").order(SortOrder.Asc)))
                                    .sort(sort -> sort.field(
                                            field -> field.field("event.id").order(SortOrder.Asc)));
                            return last.isEmpty() ? search : search.searchAfter(last);
                        },
                        ObjectNode.class))
                .hits()
                .hits();
    }

    private static Query query(long after, long now) {
        Query silent = Query.of(query -> query.terms(terms -> terms.field("pivot.status")
                .terms(any -> any.value(List.of(
                        FieldValue.of("suppressed"), FieldValue.of("below-budget"), FieldValue.of("superseded"))))));
        Query ended = Query.of(query -> query.range(
                range -> range.date(until -> until.field("pivot.workflow.until").lte(Documents.iso(now)))));
        Query dismissed = Query.of(query -> query.bool(
                both -> both.filter(term("pivot.workflow.status", "dismissed")).mustNot(ended)));
        return Query.of(query -> query.bool(all -> all.filter(notified -> notified.range(
                        range -> range.date(at -> at.field("pivot.notified_at").gt(Documents.iso(after)))))
                .mustNot(silent, dismissed, term("pivot.closed_reason", "retracted"))));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    /** The whole document of a notice; null when it is gone, or notified anew and so another notice. */
    @Nullable
    ObjectNode load(Notice notice) throws ElasticException {
        try {
            GetResponse<ObjectNode> found =
                    client.call(api -> api.get(get -> get.index(notice.index()).id(notice.alert()), ObjectNode.class));
            ObjectNode document = found.source();
            return document == null || Documents.time(document, "pivot.notified_at") != notice.notifiedAt()
                    ? null
                    : document;
        } catch (ElasticException e) {
            if (e.status() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
