/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Address;
import io.flowhound.config.Listen;
import io.flowhound.listen.DatagramHandler;
import io.flowhound.listen.DatagramListener;
import io.flowhound.listen.Intake;
import io.flowhound.listen.Payload;
import io.flowhound.listen.ServerTls;
import io.flowhound.metrics.CollectorMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives syslog: over UDP and TCP at each address of {@code listen.syslog}, over TLS at those of {@code listen.syslog-tls}. */
final class SyslogReceiving implements AutoCloseable {
    private static final int DATAGRAM_THREADS = 1;

    private final @Nullable DatagramListener datagrams;
    private final StreamReceiving streams;

    /**
     * Makes the listeners; {@link #start} opens the sockets.
     *
     * @param certificate for TLS; null when there are no addresses for it
     */
    SyslogReceiving(
            Listen listen,
            @Nullable ServerTls certificate,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake) {
        List<InetSocketAddress> addresses =
                listen.syslog().stream().map(Address::toSocketAddress).toList();
        datagrams = addresses.isEmpty()
                ? null
                : new DatagramListener(Payload.SYSLOG, addresses, DATAGRAM_THREADS, handler, metrics, intake);
        streams = StreamReceiving.ofSyslog(listen, certificate, handler, metrics, intake);
    }

    /**
     * Opens the sockets.
     *
     * @throws IOException when an address cannot be bound; the message says what to do
     */
    void start() throws IOException {
        if (datagrams != null) {
            datagrams.start();
        }
        streams.start();
    }

    /** Where it takes datagrams. */
    List<InetSocketAddress> datagramAddresses() {
        return datagrams == null ? List.of() : datagrams.addresses();
    }

    /** Where it takes connections, those for plain TCP first. */
    List<InetSocketAddress> streamAddresses() {
        return streams.addresses();
    }

    @Override
    public void close() {
        streams.close();
        if (datagrams != null) {
            datagrams.close();
        }
    }
}
