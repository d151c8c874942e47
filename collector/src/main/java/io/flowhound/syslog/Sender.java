/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.metrics.SenderMetrics;
import io.flowhound.schema.IpAddress;

/**
 * What is kept of one sender.
 *
 * @param address :: when it is not known
 */
record Sender(IpAddress address, SenderNames names, SenderMetrics metrics) {
    /** Whether its address says anything of a host: that of a file, or of a program on this machine, does not. */
    boolean isKnown() {
        return address.high() != 0 || address.low() >>> 32 != 0;
    }
}
