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
import java.util.Map;
import java.util.stream.Collectors;
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
    private boolean forbidden;

    HealthNotices(ElasticClient client, NotifierSettings settings) {
        this.settings = settings;
        this.risks = new RiskSearch(client, settings.prefix());
        this.silences = new SilenceSearch(client, settings.prefix());
    }

    /** Those of the last day. A key that may not read health documents keeps no alert from being told. */
    List<Notice> find(long now) throws ElasticException {
        List<HealthEvent> events = new ArrayList<>();
        try {
            if (settings.kinds().contains(NoticeKind.DATA_AT_RISK)) {
                events.addAll(risks.events(now));
            }
            if (settings.kinds().contains(NoticeKind.SILENCE)) {
                events.addAll(silences.events(now));
            }
            forbidden = false;
        } catch (ElasticException e) {
            if (e.status() != FORBIDDEN) {
                throw e;
            }
            if (!forbidden) {
                log.warn(
                        "nobody is told of data at risk and silent exporters, since the key of the notifier may not read {}-health*:"
                                + " give it the privilege read there, or leave both out of notify.tell",
                        settings.prefix());
            }
            forbidden = true;
        }
        List<Notice> notices = events.stream().map(event -> notice(event, now)).toList();
        firstSeen.keySet().retainAll(notices.stream().map(HealthNotices::key).collect(Collectors.toSet()));
        return notices;
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
                seen - event.seenAt() > LATE,
                event.document(urgency, settings.page()));
    }
}
