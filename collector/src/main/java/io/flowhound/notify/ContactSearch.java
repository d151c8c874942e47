/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.ContactField;
import io.flowhound.schema.DocumentKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the first contacts of the last day, the newest of very many, and makes notices of them. */
final class ContactSearch {
    /** What was found longer ago when nobody has begun to tell it is not told any more. */
    private static final long LATE = Duration.ofHours(1).toMillis();

    private static final int MOST = 1_000;

    private final ElasticClient client;
    private final String alias;
    private final NotifierSettings settings;

    ContactSearch(ElasticClient client, NotifierSettings settings) {
        this.client = client;
        this.alias = DocumentKind.CONTACTS.name(settings.prefix());
        this.settings = settings;
    }

    /** Those found within the last day before a time, milliseconds since 1970. */
    List<Notice> find(long now) throws ElasticException {
        String after = Documents.iso(now - RiskSearch.DAY);
        String found = ContactField.EVENT_CREATED.path();
        List<Notice> notices = new ArrayList<>();
        for (Hit<ObjectNode> hit : client.call(api -> api.search(
                        search -> search.index(alias)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(MOST)
                                .query(query -> query.range(range ->
                                        range.date(date -> date.field(found).gt(after))))
                                .sort(sort ->
                                        sort.field(field -> field.field(found).order(SortOrder.Desc))),
                        ObjectNode.class))
                .hits()
                .hits()) {
            notices.add(notice(hit, now));
        }
        return notices;
    }

    private Notice notice(Hit<ObjectNode> hit, long now) {
        ObjectNode document = Objects.requireNonNull(hit.source());
        document.putObject("pivot").put("severity", settings.contactUrgency().text());
        if (!settings.threatsPage().isEmpty()) {
            document.withObject("/event").put("url", settings.threatsPage());
        }
        long found = Documents.time(document, ContactField.EVENT_CREATED.path());
        return new Notice(
                Objects.requireNonNull(hit.id()),
                Objects.requireNonNullElse(hit.index(), ""),
                found,
                settings.contactUrgency(),
                0,
                Documents.text(document, "message"),
                now - found > LATE,
                document);
    }
}
