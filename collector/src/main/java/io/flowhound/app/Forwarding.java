/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Listen;
import io.flowhound.config.Target;
import io.flowhound.listen.DatagramHandler;
import io.flowhound.listen.Forwarder;
import io.flowhound.listen.Payload;
import io.flowhound.metrics.CollectorMetrics;
import java.net.InetSocketAddress;
import java.util.List;

/** Copies what arrives by UDP to other collectors: flows to those of {@code listen.forward}, log lines to others. */
final class Forwarding implements Reloadable, AutoCloseable {
    private final Forwarder flows;
    private final Forwarder syslog;

    /** @param handler gets everything first */
    Forwarding(Listen listen, DatagramHandler handler, CollectorMetrics metrics) {
        flows = new Forwarder(Payload.FLOWS, handler, metrics);
        syslog = new Forwarder(Payload.SYSLOG, handler, metrics);
        use(listen);
    }

    private void use(Listen listen) {
        flows.to(addresses(listen.forward()));
        syslog.to(addresses(listen.forwardSyslog()));
    }

    private static List<InetSocketAddress> addresses(List<Target> targets) {
        return targets.stream()
                .map(target -> InetSocketAddress.createUnresolved(target.host(), target.port()))
                .toList();
    }

    /** Where flows go. */
    DatagramHandler flows() {
        return flows;
    }

    /** Where log lines go. */
    DatagramHandler syslog() {
        return syslog;
    }

    @Override
    public Change prepare(Configuration configuration) {
        return () -> use(configuration.listen());
    }

    @Override
    public void close() {
        flows.close();
        syslog.close();
    }
}
