/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes notices of what happened to collectors and exporters. */
final class HealthNotices {
    private static final Logger log = LoggerFactory.getLogger(HealthNotices.class);
    /** What is older when it is seen for the first time is not told any more. */
    private static final long LATE = Duration.ofHours(1).toMillis();

    private static final int FORBIDDEN = 403;

    private final NotifierSettings settings;
    private final RiskSearch risks;
    private final SilenceSearch silences;
    private final Map<String, Long> firstSeen = new HashMap<>();
    private final Map<NoticeKind, Failure> failures = new ConcurrentHashMap<>();

    HealthNotices(ElasticClient client, NotifierSettings settings) {
        this.settings = settings;
        this.risks = new RiskSearch(client, settings.prefix());
        this.silences = new SilenceSearch(client, settings.prefix());
    }

    private interface Search {
        List<HealthEvent> events(long now) throws ElasticException;
    }

    /**
     * Why a kind cannot be searched.
     *
     * @param since milliseconds since 1970
     * @param wanted false when the key may not: then somebody has decided so, and nothing is out of order
     */
    private record Failure(long since, String why, boolean wanted) {}

    /** Those of the last day. A search that fails keeps nothing else from being told. */
    List<Notice> find(long now) {
        List<HealthEvent> events = new ArrayList<>();
        boolean whole = search(NoticeKind.DATA_AT_RISK, risks::events, now, events);
        whole &= search(NoticeKind.SILENCE, silences::events, now, events);
        List<Notice> notices = events.stream().map(event -> notice(event, now)).toList();
        if (whole) { // what is not found for once must not seem late the next time
            firstSeen
                    .keySet()
                    .retainAll(notices.stream().map(HealthNotices::key).collect(Collectors.toSet()));
        }
        return notices;
    }

    /** Whether all there is of a kind was found. */
    private boolean search(NoticeKind kind, Search search, long now, List<HealthEvent> found) {
        if (!settings.kinds().contains(kind)) {
            return true;
        }
        try {
            found.addAll(search.events(now));
            if (failures.remove(kind) != null) {
                log.info("{} can be told again", name(kind));
            }
            return true;
        } catch (ElasticException e) {
            failed(kind, new Failure(now, String.valueOf(e.getMessage()), e.status() != FORBIDDEN), null);
        } catch (RuntimeException e) { // a mistake of ours, or an answer that we do not know
            failed(kind, new Failure(now, e.toString(), true), e);
        }
        return false;
    }

    private void failed(NoticeKind kind, Failure failure, @Nullable RuntimeException mistake) {
        Failure before = failures.get(kind);
        failures.put(kind, new Failure(before == null ? failure.since : before.since, failure.why, failure.wanted));
        if (before == null) {
            log.warn(
                    "nobody is told of {} as long as {}-health* cannot be searched: {}. Give the key of the notifier the"
                            + " privilege read there and look whether these indices are well, or leave {} out of notify.tell;"
                            + " everything else is told",
                    name(kind),
                    settings.prefix(),
                    failure.why,
                    name(kind),
                    mistake);
        }
    }

    /** As in {@code notify.tell}. */
    private static String name(NoticeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What could not be searched since some time, for {@code /health}. */
    List<String> complaints(long since) {
        return failures.entrySet().stream()
                .filter(each -> each.getValue().wanted && each.getValue().since <= since)
                .map(each -> name(each.getKey()) + " cannot be told since " + Documents.iso(each.getValue().since)
                        + ": " + each.getValue().why)
                .sorted()
                .toList();
    }

    private static String key(Notice notice) {
        return notice.alert() + "@" + notice.notifiedAt();
    }

    private Notice notice(HealthEvent event, long now) {
        Urgency urgency = event.kind() == NoticeKind.SILENCE ? settings.silenceUrgency() : settings.riskUrgency();
        long seen = firstSeen.computeIfAbsent(event.id() + "@" + event.since(), key -> now);
        return new Notice(
                event.id(),
                "",
                event.since(),
                urgency,
                0,
                event.sentence(),
                seen - event.shownUntil() > LATE,
                event.document(urgency, settings.page()));
    }
}
