/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.time.Duration;
import java.util.Set;

/**
 * How the notifier works.
 *
 * @param prefix {@code index.prefix}
 * @param interval from one poll to the next
 * @param kinds what is told
 * @param riskUrgency how urgent data at risk are
 * @param silenceUrgency how urgent silent exporters are
 * @param contactUrgency how urgent first contacts are
 * @param page link to the page on data quality; empty for none
 * @param threatsPage link to the page on threats and first contacts; empty for none
 */
public record NotifierSettings(
        String prefix,
        Duration interval,
        Set<NoticeKind> kinds,
        Urgency riskUrgency,
        Urgency silenceUrgency,
        Urgency contactUrgency,
        String page,
        String threatsPage) {
    public NotifierSettings {
        kinds = Set.copyOf(kinds);
    }
}
