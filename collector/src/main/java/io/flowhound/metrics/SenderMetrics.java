/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of one sender of syslog. */
public final class SenderMetrics {
    public final Counter messages;
    public final Counter documents;
    public final Counter empty;
    public final Counter unparsed;
    public final Counter understood;

    SenderMetrics(MeterRegistry registry, String sender) {
        messages = counter(registry, "flowhound.sender.messages", sender, "Messages read");
        documents = counter(registry, "flowhound.sender.documents", sender, "Documents made of them");
        empty = counter(registry, "flowhound.sender.empty", sender, "Messages with nothing in them");
        unparsed = counter(registry, "flowhound.sender.unparsed", sender, "Documents of lines that could not be read");
        understood = counter(registry, "flowhound.sender.understood", sender, "Documents with a meaning");
    }

    private static Counter counter(MeterRegistry registry, String name, String sender, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("sender", sender)
                .register(registry);
    }
}
