/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Decides for one socket whom it listens to, and counts whom it refuses. For one thread. */
final class Gate {
    /** Strangers are refused without being asked, so anybody can forge many. */
    private static final int NAMED_STRANGERS = 16;
    /** Whoever exceeds the rate has to send much under one address. */
    private static final int NAMED_EXPORTERS = 256;

    private final Intake intake;
    private final @Nullable RateLimit limit;
    private final Refusals strangers;
    private final Refusals tooMuch;

    Gate(Intake intake, Payload payload, CollectorMetrics metrics) {
        this.intake = intake;
        this.limit = intake.limit(payload);
        this.strangers = new Refusals(DropReason.NOT_ALLOWED, metrics, intake.logOfStrangers(), NAMED_STRANGERS);
        this.tooMuch = new Refusals(DropReason.RATE_LIMITED, metrics, intake.logOfRate(), NAMED_EXPORTERS);
    }

    /** Whether a datagram may pass. */
    boolean admits(InetAddress sender) {
        long high = IpAddress.high(sender);
        long low = IpAddress.low(sender);
        if (!intake.allowed().contains(high, low)) {
            strangers.add(high, low);
            return false;
        }
        if (limit != null && !limit.admits(high, low, limit.now())) {
            tooMuch.add(high, low);
            return false;
        }
        return true;
    }

    /** Whether a connection may be made. The rate does not matter: whoever sends too much by it is slowed down. */
    boolean admitsConnection(InetAddress sender) {
        long high = IpAddress.high(sender);
        long low = IpAddress.low(sender);
        if (intake.allowed().contains(high, low)) {
            return true;
        }
        strangers.add(high, low);
        strangers.flush();
        return false;
    }

    /** Tells the meters and the log; to be called after each burst. */
    void flush() {
        strangers.flush();
        tooMuch.flush();
    }
}
