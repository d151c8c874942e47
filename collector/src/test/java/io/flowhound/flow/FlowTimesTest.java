/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.netflow.Message;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.testkit.DecodingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTimesTest {
    private static final long EXPORT = DecodingKit.ARRIVAL - 500;

    private final FlowRecord flow = new FlowRecord();
    private final RawValues raw = new RawValues();
    private final Message message = new Message();

    @BeforeEach
    void exporterSends() {
        message.version = 9;
        message.exportMillis = EXPORT;
        message.arrivalMillis = DecodingKit.ARRIVAL;
    }

    private void put(RawValue value, long number) {
        raw.put(value.ordinal(), number);
    }

    private void resolve(long systemInit) {
        new FlowTimes().resolve(flow, raw, message, systemInit);
    }

    private String timeSource() {
        if (!flow.has(Field.FLOW_TIME_SOURCE)) {
            return "";
        }
        JsonBuffer json = new JsonBuffer(64);
        flow.writeJson(Field.FLOW_TIME_SOURCE, json);
        return json.toString();
    }

    /** Uptime at export, uptime of the flow, and how long before the export that was. */
    @ParameterizedTest
    @CsvSource({
        "100000, 99000, 1000",
        "100000, 100000, 0",
        "100000, 100200, -200", // a flow that ends after its export, as some exporters say
        "500, 4294967000, 796", // wrapped between the flow and the export
        "4294967295, 0, -1",
        "2147483648, 2147483647, 1",
        "0, 0, 0"
    })
    void uptime_signedDifferenceOf32Bits(long now, long value, long before) {
        message.uptimeMillis = (int) now;
        put(RawValue.START_UPTIME, value);
        put(RawValue.END_UPTIME, value);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT - before);
        assertThat(flow.number(Field.EVENT_START)).isEqualTo(EXPORT - before);
        assertThat(flow.number(Field.EVENT_DURATION)).isZero();
    }

    @Test
    void ipfixUptime_takesTheBootTimeOfTheRecord_elseOfTheOptions() {
        message.version = 10;
        put(RawValue.END_UPTIME, 4000);
        resolve(EXPORT - 10_000);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT - 6000);
        put(RawValue.SYSTEM_INIT_MILLIS, EXPORT - 5000);
        resolve(EXPORT - 10_000);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT - 1000);
    }

    @Test
    void ipfixUptime_withoutBootTime_isNoTime_andTheExportTimeCounts() {
        message.version = 10;
        put(RawValue.END_UPTIME, 4000);
        resolve(0);
        assertThat(flow.has(Field.EVENT_END)).isFalse();
        assertThat(flow.number(Field.TIMESTAMP)).isEqualTo(EXPORT);
        assertThat(timeSource()).isEqualTo("\"export\"");
    }

    @Test
    void ipfixUptime_wrapsAfterFiftyDays() {
        message.version = 10;
        long boot = EXPORT - 60L * 24 * 3600 * 1000;
        put(RawValue.END_UPTIME, (EXPORT - 1234 - boot) & 0xFFFF_FFFFL);
        resolve(boot);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT - 1234);
    }

    @Test
    void ntp_isReadToTheNanosecond() {
        long seconds = EXPORT / 1000 + 2_208_988_800L;
        put(RawValue.START_NTP, seconds << 32);
        put(RawValue.END_NTP, seconds << 32 | 0x8000_0000L); // half a second
        resolve(0);
        assertThat(flow.number(Field.EVENT_START)).isEqualTo(EXPORT / 1000 * 1000);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT / 1000 * 1000 + 500);
        assertThat(flow.number(Field.EVENT_DURATION)).isEqualTo(500_000_000);
    }

    @Test
    void ntp_secondEra_begins2036() {
        put(RawValue.END_NTP, 1L << 32); // one second after the wrap of 2036-02-07T06:28:16Z
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(2_085_978_497_000L);
    }

    @Test
    void seconds_millis_deltaAndDuration() {
        put(RawValue.START_SECONDS, EXPORT / 1000);
        put(RawValue.DURATION_MICROS, 1_500_000);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT / 1000 * 1000 + 1500);
        raw.clear();
        put(RawValue.START_DELTA, 2_000_000);
        put(RawValue.END_DELTA, 500_000);
        resolve(0);
        assertThat(flow.number(Field.EVENT_START)).isEqualTo(EXPORT - 2000);
        assertThat(flow.number(Field.EVENT_DURATION)).isEqualTo(1_500_000_000L);
    }

    @Test
    void zero_isNoTime() {
        put(RawValue.START_MILLIS, 0);
        put(RawValue.END_SECONDS, 0);
        resolve(0);
        assertThat(flow.has(Field.EVENT_START)).isFalse();
        assertThat(flow.has(Field.EVENT_END)).isFalse();
    }

    /** Milliseconds from arrival to the end of the flow, and what the document's time is taken from. */
    @ParameterizedTest
    @CsvSource({
        "-86400000, ''",
        "-86400001, '\"arrival\"'",
        "300000, ''",
        "300001, '\"arrival\"'",
        "-4000000000000, '\"arrival\"'"
    })
    void timestamp_isTheEnd_unlessThatIsFarFromItsArrival(long offset, String source) {
        put(RawValue.END_MILLIS, Math.max(1, DecodingKit.ARRIVAL + offset));
        resolve(0);
        assertThat(timeSource()).isEqualTo(source);
        assertThat(flow.number(Field.TIMESTAMP))
                .isEqualTo(source.isEmpty() ? DecodingKit.ARRIVAL + offset : DecodingKit.ARRIVAL);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(Math.max(1, DecodingKit.ARRIVAL + offset));
    }

    @Test
    void endBeforeStart_hasNoDuration() {
        put(RawValue.START_MILLIS, EXPORT);
        put(RawValue.END_MILLIS, EXPORT - 1);
        resolve(0);
        assertThat(flow.has(Field.EVENT_DURATION)).isFalse();
    }
}
