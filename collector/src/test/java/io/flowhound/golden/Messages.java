/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import io.flowhound.simulate.ExportMessage;
import io.flowhound.testkit.DecodingKit;

/** The beginnings of messages that are sent when they arrive, by exporters that have been up for one hour. */
final class Messages {
    /** Export time, seconds since 1970: 2026-11-22T04:00:00Z. */
    static final long EXPORT = DecodingKit.ARRIVAL / 1000;

    /** One hour in milliseconds. */
    static final long UPTIME = 3_600_000;

    static final int TCP = 6;
    static final int UDP = 17;

    private Messages() {}

    static ExportMessage v9() {
        return ExportMessage.v9().exportTime(EXPORT).sysUptime(UPTIME);
    }

    static ExportMessage ipfix() {
        return ExportMessage.ipfix().exportTime(EXPORT);
    }
}
