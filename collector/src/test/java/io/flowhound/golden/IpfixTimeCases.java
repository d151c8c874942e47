/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static io.flowhound.golden.Messages.EXPORT;
import static io.flowhound.golden.Messages.UPTIME;
import static io.flowhound.golden.Messages.ipfix;
import static io.flowhound.simulate.FieldSpec.of;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.List;

/** The ways in which IPFIX says when a flow was (RFC 5102 section 5.9). */
final class IpfixTimeCases {
    /** Seconds from 1900 to 1970. */
    private static final long NTP_EPOCH = 2_208_988_800L;

    private IpfixTimeCases() {}

    static List<GoldenCase> all() {
        TemplateSpec options = TemplateSpec.options(310, 1, of(143, 4), of(160, 8));
        return List.of(
                GoldenCase.of("ipfix-ntp-microseconds-and-nanoseconds", ntp()),
                GoldenCase.of("ipfix-seconds-durations-and-deltas", secondsAndDurations()),
                GoldenCase.of(
                        "ipfix-uptime-with-init-time-in-late-options",
                        uptime(),
                        ipfix().optionsTemplates(options)
                                .data(
                                        options,
                                        new DataRecord(options)
                                                .number(143, 1)
                                                .number(160, DecodingKit.ARRIVAL - UPTIME))
                                .toBytes(),
                        uptime()),
                GoldenCase.of("ipfix-uptime-with-init-time-in-the-record", uptimeOfRecord()),
                GoldenCase.of("ipfix-start-of-1970-and-end-far-ahead", unbelievable()),
                GoldenCase.of("ipfix-no-times-at-all", noTimes()));
    }

    private static long ntp(long secondsAgo, double fraction) {
        return (EXPORT + NTP_EPOCH - secondsAgo) << 32 | (long) (fraction * (1L << 32));
    }

    /** Half a second is 0x80000000 in the fraction, a quarter 0x40000000, an eighth 0x20000000. */
    private static byte[] ntp() {
        TemplateSpec micros = TemplateSpec.of(256, of(1, 4), of(154, 8), of(155, 8));
        TemplateSpec nanos = TemplateSpec.of(257, of(1, 4), of(156, 8), of(157, 8));
        return ipfix().templates(micros, nanos)
                .data(
                        micros,
                        new DataRecord(micros)
                                .number(1, 10)
                                .number(154, ntp(10, 0.5))
                                .number(155, ntp(2, 0.25)))
                .data(
                        nanos,
                        new DataRecord(nanos)
                                .number(1, 20)
                                .number(156, ntp(8, 0.125))
                                .number(157, ntp(8, 0.75)))
                .toBytes();
    }

    private static byte[] secondsAndDurations() {
        TemplateSpec seconds = TemplateSpec.of(256, of(1, 4), of(150, 4), of(151, 4));
        TemplateSpec millis = TemplateSpec.of(257, of(1, 4), of(152, 8), of(161, 4));
        TemplateSpec micros = TemplateSpec.of(258, of(1, 4), of(153, 8), of(162, 4));
        TemplateSpec deltas = TemplateSpec.of(259, of(1, 4), of(158, 4), of(159, 4));
        return ipfix().templates(seconds, millis, micros, deltas)
                .data(
                        seconds,
                        new DataRecord(seconds)
                                .number(1, 10)
                                .number(150, EXPORT - 60)
                                .number(151, EXPORT - 50))
                .data(
                        millis,
                        new DataRecord(millis)
                                .number(1, 20)
                                .number(152, DecodingKit.ARRIVAL - 7_001)
                                .number(161, 5_000))
                .data(
                        micros,
                        new DataRecord(micros)
                                .number(1, 30)
                                .number(153, DecodingKit.ARRIVAL - 1)
                                .number(162, 1_500_000))
                .data(
                        deltas,
                        new DataRecord(deltas)
                                .number(1, 40)
                                .number(158, 3_000_000)
                                .number(159, 250))
                .toBytes();
    }

    /** Without the time of boot an uptime says nothing. */
    private static byte[] uptime() {
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(12, 4), of(22, 4), of(21, 4), of(1, 4));
        return ipfix().templates(template)
                .data(
                        template,
                        new DataRecord(template)
                                .address(8, "192.168.1.10")
                                .address(12, "203.0.113.9")
                                .number(22, UPTIME - 5_000)
                                .number(21, UPTIME - 2_000)
                                .number(1, 10))
                .toBytes();
    }

    /** Booted 60 days ago: the uptime of 32 bits has wrapped since. */
    private static byte[] uptimeOfRecord() {
        TemplateSpec template = TemplateSpec.of(256, of(160, 8), of(22, 4), of(21, 4), of(1, 4));
        long up = 60L * 24 * 3600 * 1000;
        return ipfix().templates(template)
                .data(
                        template,
                        new DataRecord(template)
                                .number(160, DecodingKit.ARRIVAL - up)
                                .number(22, up - 5_000)
                                .number(21, up - 2_000)
                                .number(1, 10))
                .toBytes();
    }

    /** 0 says that the exporter does not know; an end in the year 2106; one more than a day ago; one just within. */
    private static byte[] unbelievable() {
        TemplateSpec template = TemplateSpec.of(256, of(1, 4), of(152, 8), of(153, 8));
        long day = 24L * 3600 * 1000;
        return ipfix().templates(template)
                .data(
                        template,
                        times(template, 1, 0, DecodingKit.ARRIVAL - 1_000),
                        times(template, 2, DecodingKit.ARRIVAL - 1_000, 4_294_967_295_000L),
                        times(template, 3, 86_400_000, 86_401_000),
                        times(template, 4, DecodingKit.ARRIVAL - day - 2, DecodingKit.ARRIVAL - day - 1),
                        times(template, 5, DecodingKit.ARRIVAL - day - 2, DecodingKit.ARRIVAL - day),
                        times(template, 6, DecodingKit.ARRIVAL, DecodingKit.ARRIVAL + 300_000),
                        times(template, 7, DecodingKit.ARRIVAL, DecodingKit.ARRIVAL + 300_001),
                        times(template, 8, DecodingKit.ARRIVAL - 1_000, DecodingKit.ARRIVAL - 3_000))
                .toBytes();
    }

    private static DataRecord times(TemplateSpec template, int bytes, long start, long end) {
        return new DataRecord(template).number(1, bytes).number(152, start).number(153, end);
    }

    private static byte[] noTimes() {
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(12, 4), of(1, 4));
        return ipfix().exportTime(EXPORT - 3)
                .templates(template)
                .data(
                        template,
                        new DataRecord(template)
                                .address(8, "198.51.100.1")
                                .address(12, "203.0.113.9")
                                .number(1, 10))
                .toBytes();
    }
}
