/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps batches from being stored, from the first failure until no sender has one left. Logs when it starts, once a
 * minute while it lasts, at once when it becomes an alarm, and when it ends; trouble that comes back within the minute is not
 * announced anew.
 */
final class Troubles {
    private static final Logger log = LoggerFactory.getLogger(Troubles.class);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);
    /** What should go over by itself and does not, somebody should look at. */
    private static final Duration ALARM_AFTER = Duration.ofMinutes(5);

    private final String index;
    private final InstantSource clock;
    /** By the sender that has it. */
    private final Map<Object, Trouble> current = new LinkedHashMap<>();

    private @Nullable Instant since;
    private @Nullable Instant logged;
    private boolean loggedAlarm;
    private boolean announced;

    /** Makes one without trouble; {@code index} is the alias that log lines name. */
    Troubles(String index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
    }

    /** Notes that a sender has trouble, perhaps another one than before. */
    synchronized void report(Object sender, Trouble trouble) {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        current.put(sender, trouble);
        boolean worse = trouble.alarm() && !loggedAlarm;
        if (worse || logged == null || Duration.between(logged, now).compareTo(LOG_INTERVAL) >= 0) {
            logged = now;
            loggedAlarm = trouble.alarm();
            log(trouble, Duration.between(since, now));
            announced = true;
        }
    }

    private void log(Trouble trouble, Duration lasted) {
        String text = "{}: {}. For {} s now; documents wait in the journal";
        long seconds = lasted.toSeconds();
        if (trouble.alarm() || lasted.compareTo(ALARM_AFTER) >= 0) {
            log.error(text, index, trouble.text(), seconds, trouble.failure());
        } else {
            log.warn(text, index, trouble.text(), seconds, trouble.failure());
        }
    }

    /** Notes that a sender got its batch through. */
    synchronized void over(Object sender) {
        Instant start = since;
        if (current.remove(sender) == null || !current.isEmpty() || start == null) {
            return;
        }
        since = null;
        if (announced) {
            announced = false;
            log.info(
                    "{}: documents get through again, after {} s",
                    index,
                    Duration.between(start, clock.instant()).toSeconds());
        }
    }

    /** The state at present; an alarm goes before what is temporary. */
    synchronized BulkHealth health() {
        Instant start = since;
        if (start == null) {
            return BulkHealth.OK;
        }
        Trouble worst = null;
        for (Trouble trouble : current.values()) {
            if (worst == null || (trouble.alarm() && !worst.alarm())) {
                worst = trouble;
            }
        }
        return new BulkHealth(false, worst == null ? "" : worst.text(), start.truncatedTo(ChronoUnit.MILLIS));
    }
}
