/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.metrics.SyslogMetrics;
import io.flowhound.schema.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the senders of the last lines, so many at most, since anybody can write any address into a datagram. */
final class Senders {
    private static final int MOST = 16_384;

    private final SyslogMetrics metrics;
    private final Map<IpAddress, Sender> senders = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, Sender> eldest) {
            return size() > MOST;
        }
    };

    Senders(SyslogMetrics metrics) {
        this.metrics = metrics;
    }

    Sender of(long addressHigh, long addressLow) {
        IpAddress address = new IpAddress(addressHigh, addressLow);
        Sender known = senders.get(address);
        if (known != null) {
            return known;
        }
        Sender sender = new Sender(address, new SenderNames(), metrics.sender(address.toString()));
        senders.put(address, sender);
        return sender;
    }
}
