/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.pivots.PivotSettings;
import io.flowhound.config.Configuration;
import io.flowhound.pivot.AlertId;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Severity;
import io.flowhound.pivot.alert.AlertDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alert for tests, made by what makes real ones, with addresses that belong to nobody (RFC 5737): from outside by SSH to a
 * first host, from there to a second, and by RDP to a third.
 */
final class MadeUpAlert {
    private static final List<String> HOSTS = List.of("203.0.113.7", "192.0.2.10", "192.0.2.20", "198.51.100.30");
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int RDP = 3389;
    private static final int SSH = 22;
    private static final int FIRST_CLIENT_PORT = 50_122;

    private MadeUpAlert() {}

    /** The document, with times shortly before now and a link where Kibana is configured. */
    static ObjectNode of(Configuration configuration) {
        long now = Instant.now().toEpochMilli();
        long start = now - 30 * MINUTE;
        Finding finding = new Finding(
                AlertId.of(HOSTS.get(0), FIRST_CLIENT_PORT, HOSTS.get(1), SSH, start),
                List.of(leg(0, start), leg(1, start), leg(2, start)),
                0.97,
                0.95,
                Severity.CRITICAL,
                true,
                List.of(),
                30,
                List.of(
                        new Reason(
                                "first-seen-inbound-edge", HOSTS.get(0) + " -> " + HOSTS.get(1) + " not seen before"),
                        new Reason("nested", "the second login begins and ends within the first")));
        ObjectNode document = new AlertDocument(PivotSettings.alerts(configuration)).of(finding, now);
        document.withObject("/pivot")
                .put("notified_at", Instant.ofEpochMilli(now).toString());
        return document;
    }

    private static Leg leg(int index, long start) {
        Service service = index < 2 ? Services.SSH : Services.RDP;
        @Nullable Link link = index == 0 ? null : new Link(0.95, 0, true, true, 1, 0.9, List.of());
        return new Leg(
                index,
                index - 1,
                index,
                HOSTS.get(index),
                FIRST_CLIENT_PORT + index,
                HOSTS.get(index + 1),
                index < 2 ? SSH : RDP,
                service,
                start + 2 * MINUTE * index,
                start + 20 * MINUTE - 2 * MINUTE * index,
                210_000,
                640_000,
                4,
                1,
                List.of(),
                0,
                1,
                0,
                0,
                link,
                false,
                Set.of(),
                Set.of());
    }
}
