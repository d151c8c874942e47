/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.util.concurrent.TimeUnit;

/** Tells whether the kernel has dropped datagrams lately because a socket's buffer was full. */
final class ReceivingWatch implements HealthSource {
    static final long LATELY_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private long counted;
    private long burst;
    private long last = Long.MIN_VALUE / 2;
    private volatile Health health = Health.ok("the kernel has dropped nothing");

    @Override
    public String name() {
        return "receiving";
    }

    @Override
    public Health health() {
        return health;
    }

    /**
     * Looks at the count of drops; to be called every few seconds.
     *
     * @param now milliseconds of a clock that nobody sets
     * @param drops since the collector started
     */
    void look(long now, long drops) {
        boolean quiet = now - last > LATELY_MILLIS;
        if (drops > counted) {
            burst = (quiet ? 0 : burst) + drops - counted;
            last = now;
            counted = drops;
            health = Health.failing("the kernel has dropped " + burst
                    + " datagrams within the last minutes, because the collector did not read them in time. Give bursts room"
                    + " (sysctl -w net.core.rmem_max=16777216, then restart), and this machine more CPU");
        } else if (quiet) {
            health = Health.ok("the kernel has dropped " + (counted == 0 ? "nothing" : "nothing lately"));
        }
    }
}
