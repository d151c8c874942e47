/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Address;
import io.flowhound.config.Listen;
import io.flowhound.listen.DatagramHandler;
import io.flowhound.listen.Intake;
import io.flowhound.listen.Payload;
import io.flowhound.listen.ServerTls;
import io.flowhound.listen.StreamEndpoint;
import io.flowhound.listen.StreamListener;
import io.flowhound.metrics.CollectorMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives one kind of payload over TCP and TLS at the configured addresses. Needs none of them. */
final class StreamReceiving implements AutoCloseable {
    private final @Nullable StreamListener listener;

    /**
     * Makes the listener; {@link #start} opens the sockets.
     *
     * @param first the index of its first address, behind those of the same payload that are taken
     * @param tcp addresses for plain TCP
     * @param tls addresses for TLS
     * @param certificate for TLS; null when there are no addresses for it
     */
    private StreamReceiving(
            Payload payload,
            int first,
            List<Address> tcp,
            List<Address> tls,
            @Nullable ServerTls certificate,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake) {
        List<StreamEndpoint> endpoints = new ArrayList<>();
        int index = first;
        for (Address address : tcp) {
            endpoints.add(new StreamEndpoint(payload.listener(index++), address.toSocketAddress(), null));
        }
        if (certificate != null) {
            for (Address address : tls) {
                endpoints.add(new StreamEndpoint(payload.listener(index++), address.toSocketAddress(), certificate));
            }
        }
        listener = endpoints.isEmpty() ? null : new StreamListener(payload, endpoints, handler, metrics, intake);
    }

    /** IPFIX; the addresses of flows over UDP have the numbers before. */
    static StreamReceiving ofIpfix(
            Listen listen,
            @Nullable ServerTls certificate,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake) {
        return new StreamReceiving(
                Payload.FLOWS,
                listen.flows().size(),
                listen.ipfixTcp(),
                listen.ipfixTls(),
                certificate,
                handler,
                metrics,
                intake);
    }

    /** Syslog; its addresses over UDP have the numbers before. */
    static StreamReceiving ofSyslog(
            Listen listen,
            @Nullable ServerTls certificate,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake) {
        return new StreamReceiving(
                Payload.SYSLOG,
                listen.syslog().size(),
                listen.syslog(),
                listen.syslogTls(),
                certificate,
                handler,
                metrics,
                intake);
    }

    /**
     * Opens the sockets.
     *
     * @throws IOException when an address cannot be bound; the message says what to do
     */
    void start() throws IOException {
        if (listener != null) {
            listener.start();
        }
    }

    /** Where it listens, those for plain TCP first. */
    List<InetSocketAddress> addresses() {
        return listener == null ? List.of() : listener.addresses();
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
