/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.header.StatedTime;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.SyslogMessage;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Concludes when a line was written, from what it states, when it arrived, and the configuration; from nothing else, so that a line
 * that is read again gets the same time.
 */
final class LineTime {
    /** Where a time comes from. */
    enum Source {
        MESSAGE("message"),
        GUESSED_ZONE("guessed-zone"),
        ARRIVAL("arrival");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        /** As documents say it. */
        String text() {
            return text;
        }
    }

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long QUARTER = 15 * MINUTE;
    private static final long MOST_SHIFT = 14 * 60 * MINUTE;
    private static final long NEAR = 2 * MINUTE;
    private static final long MOST_AHEAD = 5 * MINUTE;
    private static final long USUAL_DELAY = 10 * MINUTE;
    private static final long MOST_BEHIND = 30 * DAY;

    private SyslogSettings settings;
    private long stated;
    private long millis;
    private Source source = Source.ARRIVAL;

    LineTime(SyslogSettings settings) {
        this.settings = settings;
    }

    /** Goes by other zones from now on. */
    void use(SyslogSettings next) {
        settings = next;
    }

    /**
     * Concludes the time of a line.
     *
     * @param arrival when it arrived, milliseconds since 1970
     */
    void conclude(StatedTime time, long arrival, IpAddress sender) {
        @Nullable ZoneId senderZone = time.hasZone() ? null : settings.zoneOf(sender);
        stated = time.millis(senderZone == null ? settings.zone() : senderZone, arrival + DAY);
        millis = stated;
        source = Source.MESSAGE;
        if (stated == SyslogMessage.NO_TIME) {
            millis = arrival;
            source = Source.ARRIVAL;
        } else if (!settings.file()) {
            judge(arrival, time.hasZone() || senderZone != null);
        }
    }

    private void judge(long arrival, boolean zoneKnown) {
        long ahead = stated - arrival;
        if (!zoneKnown && (ahead > MOST_AHEAD || ahead < -USUAL_DELAY)) {
            long shift = Math.round((double) ahead / QUARTER) * QUARTER;
            if (Math.abs(shift) <= MOST_SHIFT && Math.abs(ahead - shift) <= NEAR) {
                stated -= shift;
                millis = stated;
                source = Source.GUESSED_ZONE;
                return;
            }
        }
        if (ahead > MOST_AHEAD || ahead < -MOST_BEHIND) {
            millis = arrival;
            source = Source.ARRIVAL;
        }
    }

    /** Judges a time that a parser has found in the message, as that of a header is judged: the arrival takes the place of what cannot be. */
    void judge(LogEvent event, long arrival) {
        long found = event.number(LogField.TIMESTAMP, millis);
        if (found == millis || settings.file()) {
            return;
        }
        long ahead = found - arrival;
        if (ahead > MOST_AHEAD || ahead < -MOST_BEHIND) {
            event.put(LogField.TIMESTAMP, arrival)
                    .put(LogField.EVENT_START, found)
                    .put(LogField.SYSLOG_TIME_SOURCE, Source.ARRIVAL.text());
        }
    }

    /** When it happened, milliseconds since 1970: what {@link #stated} says, or the arrival. */
    long millis() {
        return millis;
    }

    /** What the line says, in the zone that was concluded; {@link SyslogMessage#NO_TIME} when it says nothing. */
    long stated() {
        return stated;
    }

    Source source() {
        return source;
    }
}
