/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.syslog.header.HeaderReader;
import io.flowhound.syslog.message.SyslogMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTimeTest {
    private static final IpAddress SENDER = IpAddress.parse("192.0.2.7");
    private static final SyslogSettings LIVE = new SyslogSettings(ZoneOffset.UTC, List.of(), false);
    private static final SyslogSettings FILE = new SyslogSettings(ZoneOffset.UTC, List.of(), true);

    private static LineTime time(SyslogSettings settings, String header, String arrival) {
        LineTime time = new LineTime(settings);
        time.conclude(
                new HeaderReader().read(header + " h a: b").time(),
                Instant.parse(arrival).toEpochMilli(),
                SENDER);
        return time;
    }

    private static String text(LineTime time) {
        return Instant.ofEpochMilli(time.millis()) + " " + time.source().text();
    }

    /** Without a year it is the latest one with which the time is at most a day after the arrival. */
    @ParameterizedTest
    @CsvSource({
        "Dec 31 23:59:59, 2027-01-01T00:00:01Z, 2026-12-31T23:59:59Z",
        "Jan  1 00:00:01, 2026-12-31T23:59:59Z, 2027-01-01T00:00:01Z",
        "Jan  2 00:00:01, 2026-12-31T23:59:59Z, 2026-01-02T00:00:01Z",
        "Feb 29 10:00:00, 2028-02-29T10:00:00Z, 2028-02-29T10:00:00Z",
        "Feb 29 10:00:00, 2028-02-28T09:59:00Z, 2024-02-29T10:00:00Z",
        "Feb 29 10:00:00, 2027-06-01T00:00:00Z, 2024-02-29T10:00:00Z",
        "Feb 29 10:00:00, 2103-06-01T00:00:00Z, 2096-02-29T10:00:00Z"
    })
    void year_isTheLatestThatCanBe(String header, String arrival, String expected) {
        assertThat(text(time(FILE, header, arrival))).isEqualTo(expected + " message");
    }

    @ParameterizedTest
    @CsvSource({
        // in time
        "Nov 22 12:00:00, 2026-11-22T12:00:00Z message",
        "Nov 22 12:05:00, 2026-11-22T12:05:00Z message",
        "Nov 22 11:50:00, 2026-11-22T11:50:00Z message",
        // zones by whole quarters of an hour
        "Nov 22 13:00:00, 2026-11-22T12:00:00Z guessed-zone",
        "Nov 22 04:01:59, 2026-11-22T12:01:59Z guessed-zone",
        "Nov 22 17:28:30, 2026-11-22T11:58:30Z guessed-zone",
        "Nov 22 17:45:00, 2026-11-22T12:00:00Z guessed-zone",
        "Nov 23 02:00:00, 2026-11-22T12:00:00Z guessed-zone",
        "Nov 21 22:00:00, 2026-11-22T12:00:00Z guessed-zone",
        // no zone explains it
        "Nov 22 11:40:00, 2026-11-22T11:40:00Z message",
        "Nov 22 13:08:00, 2026-11-22T12:00:00Z arrival",
        "Nov 21 21:00:00, 2026-11-21T21:00:00Z message",
        "Oct 24 12:00:00, 2026-10-24T12:00:00Z message",
        "Oct 22 12:00:00, 2026-11-22T12:00:00Z arrival",
        // a zone that is stated is believed
        "2026-11-22T13:00:00+01:00, 2026-11-22T12:00:00Z message",
        "2026-11-22T09:00:00Z, 2026-11-22T09:00:00Z message",
        "2026-11-22T13:00:00Z, 2026-11-22T12:00:00Z arrival"
    })
    void liveTime_isJudgedByTheArrival(String header, String expected) {
        assertThat(text(time(LIVE, header, "2026-11-22T12:00:00Z"))).isEqualTo(expected);
    }

    @Test
    void impossibleTime_isKeptAsStated() {
        LineTime time = time(LIVE, "2019-11-22T13:00:00Z", "2026-11-22T12:00:00Z");
        assertThat(text(time)).isEqualTo("2026-11-22T12:00:00Z arrival");
        assertThat(Instant.ofEpochMilli(time.stated())).isEqualTo("2019-11-22T13:00:00Z");
    }

    @Test
    void noTime_isTheArrival() {
        LineTime time = time(FILE, "nothing", "2026-11-22T12:00:00Z");
        assertThat(text(time)).isEqualTo("2026-11-22T12:00:00Z arrival");
        assertThat(time.stated()).isEqualTo(SyslogMessage.NO_TIME);
    }

    private static SyslogSettings.SenderZone zone(String network, int length, String zone) {
        return new SyslogSettings.SenderZone(IpNetwork.of(IpAddress.parse(network), length), ZoneId.of(zone));
    }

    @Test
    void senderZone_theLongestPrefixCounts_andNothingIsConcluded() {
        SyslogSettings settings = new SyslogSettings(
                ZoneId.of("Asia/Tokyo"),
                List.of(
                        zone("192.0.0.0", 8, "America/New_York"),
                        zone("192.0.2.0", 24, "Europe/Berlin"),
                        zone("192.0.2.8", 32, "Asia/Kolkata")),
                false);
        assertThat(text(time(settings, "Nov 22 13:00:00", "2026-11-22T12:00:00Z")))
                .isEqualTo("2026-11-22T12:00:00Z message");
        assertThat(text(time(settings, "Jul 22 14:00:00", "2026-07-22T12:00:00Z")))
                .isEqualTo("2026-07-22T12:00:00Z message");
        assertThat(text(time(settings, "Nov 22 14:00:00", "2026-11-22T12:00:00Z")))
                .isEqualTo("2026-11-22T12:00:00Z arrival");
        assertThat(text(time(settings, "Nov 22 12:00:00", "2026-11-22T12:00:00Z")))
                .isEqualTo("2026-11-22T11:00:00Z message");
    }
}
