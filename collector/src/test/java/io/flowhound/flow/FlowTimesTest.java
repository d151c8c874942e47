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
        assertThat(flow.has(Field.EVENT_DURATION)).isFalse();
        assertThat(flow.number(Field.TIMESTAMP)).isEqualTo(EXPORT);
        assertThat(timeSource()).isEqualTo("\"no-base\"");
    }

    /** Uptimes of start and end, and the milliseconds between them; empty when the end lies before the start. */
    @ParameterizedTest
    @CsvSource({
        "1000, 4000, 3000",
        "4294967000, 704, 1000",
        "7, 7, 0",
        "4000, 1000, ",
        "0, 2147483647, 2147483647",
        "0, 2147483648, "
    })
    void ipfixUptimes_withoutBootTime_stillTellTheDuration(long start, long end, Long millis) {
        message.version = 10;
        put(RawValue.START_UPTIME, start);
        put(RawValue.END_UPTIME, end);
        resolve(0);
        assertThat(flow.has(Field.EVENT_START)).isFalse();
        assertThat(flow.has(Field.EVENT_DURATION)).isEqualTo(millis != null);
        assertThat(flow.number(Field.EVENT_DURATION)).isEqualTo(millis == null ? 0 : millis * 1_000_000);
        assertThat(timeSource()).isEqualTo("\"no-base\"");
    }

    @Test
    void ipfixUptimes_withAnAbsoluteEnd_tellTheStart() {
        message.version = 10;
        put(RawValue.START_UPTIME, 1000);
        put(RawValue.END_UPTIME, 4000);
        put(RawValue.END_MILLIS, EXPORT - 100);
        resolve(0);
        assertThat(flow.number(Field.EVENT_START)).isEqualTo(EXPORT - 3100);
        assertThat(timeSource()).isEmpty();
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
        put(RawValue.START_NANOS, seconds << 32);
        put(RawValue.END_NANOS, seconds << 32 | 0x8000_0000L); // half a second
        resolve(0);
        assertThat(flow.number(Field.EVENT_START)).isEqualTo(EXPORT / 1000 * 1000);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT / 1000 * 1000 + 500);
        assertThat(flow.number(Field.EVENT_DURATION)).isEqualTo(500_000_000);
    }

    @Test
    void microseconds_ignoreTheirLastElevenBits_nanosecondsDoNot() {
        long second = EXPORT / 1000 + 2_208_988_800L << 32;
        put(RawValue.START_MICROS, second | 0x8000_0000L);
        put(RawValue.END_MICROS, second | 0x8000_07FFL);
        resolve(0);
        assertThat(flow.number(Field.EVENT_DURATION)).isZero();
        raw.clear();
        put(RawValue.START_NANOS, second | 0x8000_0000L);
        put(RawValue.END_NANOS, second | 0x8000_07FFL);
        resolve(0);
        assertThat(flow.number(Field.EVENT_DURATION)).isEqualTo(476);
    }

    @Test
    void microseconds_ofNothingButIgnoredBits_areNoTime() {
        put(RawValue.END_MICROS, 0x7FF);
        resolve(0);
        assertThat(flow.has(Field.EVENT_END)).isFalse();
    }

    @Test
    void ntp_beforeTheEraThatIsMeant_isAfterIt_soNeverBefore1970() {
        put(RawValue.END_NANOS, 2_208_988_800L << 32); // 1970-01-01T00:00:00Z to the second
        resolve(0);
        assertThat(flow.has(Field.EVENT_END)).isFalse();
        assertThat(flow.number(Field.TIMESTAMP)).isEqualTo(EXPORT);
    }

    @Test
    void ntp_secondEra_begins2036() {
        put(RawValue.END_NANOS, 1L << 32); // one second after the wrap of 2036-02-07T06:28:16Z
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
    void startAndDuration_goBeforeTheTimeOfAnEvent() {
        put(RawValue.START_MILLIS, EXPORT - 60_000);
        put(RawValue.DURATION_MILLIS, 2_000);
        put(RawValue.EVENT_MILLIS, EXPORT);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT - 58_000);
        assertThat(flow.number(Field.EVENT_DURATION)).isEqualTo(2_000_000_000L);
    }

    @Test
    void whatACollectorNoted_isNoEndOfAFlowThatHasAStart() {
        put(RawValue.START_MILLIS, EXPORT - 60_000);
        put(RawValue.COLLECTED_MILLIS, EXPORT);
        resolve(0);
        assertThat(flow.has(Field.EVENT_END)).isFalse();
        assertThat(flow.has(Field.EVENT_DURATION)).isFalse();
        assertThat(timeSource()).isEqualTo("\"start\"");
    }

    /** Which element tells when an event was observed, its value, and the milliseconds that result. */
    @ParameterizedTest
    @CsvSource({
        "EVENT_SECONDS, 1795319999, 1795319999000",
        "EVENT_MILLIS, 1795319999123, 1795319999123",
        "COLLECTED_MILLIS, 1795319999456, 1795319999456"
    })
    void event_isOverWhenItIsObserved(RawValue value, long number, long millis) {
        put(value, number);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(millis);
        assertThat(flow.number(Field.TIMESTAMP)).isEqualTo(millis);
        assertThat(flow.has(Field.EVENT_START)).isFalse();
        assertThat(timeSource()).isEmpty();
    }

    @Test
    void event_inNtpForm_andBeforeTheCollectionTime() {
        long seconds = EXPORT / 1000 + 2_208_988_800L;
        put(RawValue.COLLECTED_MILLIS, EXPORT);
        put(RawValue.EVENT_MICROS, seconds << 32);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT / 1000 * 1000);
        put(RawValue.EVENT_NANOS, seconds << 32 | 0x4000_0000L);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT / 1000 * 1000 + 250);
    }

    @Test
    void event_doesNotReplaceTheEndOfAFlow() {
        put(RawValue.START_MILLIS, EXPORT - 5000);
        put(RawValue.EVENT_MILLIS, EXPORT - 10);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT - 10);
        put(RawValue.END_MILLIS, EXPORT - 1000);
        resolve(0);
        assertThat(flow.number(Field.EVENT_END)).isEqualTo(EXPORT - 1000);
    }

    /** Values that no clock shows: nothing is thrown, and nothing of them reaches the document. */
    @ParameterizedTest
    @CsvSource({
        "START_MILLIS, END_MILLIS, -1",
        "START_MILLIS, END_MILLIS, 9223372036854775807",
        "START_MILLIS, END_MILLIS, 7258118400001",
        "START_SECONDS, END_SECONDS, 7258118401",
        "START_SECONDS, END_SECONDS, -5",
        "START_DELTA, END_DELTA, 4294967296",
        "START_DELTA, END_DELTA, -1",
        "DURATION_MICROS, DURATION_MILLIS, 4294967296",
        "DURATION_MICROS, DURATION_MILLIS, -1"
    })
    void garbage_isNoTime(RawValue start, RawValue end, long value) {
        put(start, value);
        put(end, value);
        resolve(0);
        assertThat(flow.has(Field.EVENT_START)).isFalse();
        assertThat(flow.has(Field.EVENT_END)).isFalse();
        assertThat(flow.has(Field.EVENT_DURATION)).isFalse();
        assertThat(flow.number(Field.TIMESTAMP)).isEqualTo(EXPORT);
        assertThat(timeSource()).isEqualTo("\"export\"");
    }

    @Test
    void durationBeforeAnyClock_givesNoStart() {
        message.exportMillis = 1000;
        put(RawValue.END_SECONDS, 1);
        put(RawValue.DURATION_MILLIS, 2000);
        resolve(0);
        assertThat(flow.has(Field.EVENT_START)).isFalse();
        assertThat(flow.number(Field.EVENT_DURATION)).isEqualTo(2_000_000_000L);
        assertThat(flow.number(Field.TIMESTAMP)).isEqualTo(DecodingKit.ARRIVAL);
        assertThat(timeSource()).isEqualTo("\"arrival\"");
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
