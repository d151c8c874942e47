/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Address;
import io.flowhound.config.Configuration;
import io.flowhound.config.Listen;
import io.flowhound.listen.DatagramHandler;
import io.flowhound.listen.DatagramListener;
import io.flowhound.listen.Intake;
import io.flowhound.listen.Payload;
import io.flowhound.metrics.CollectorMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/** Everything that receives: flows over UDP, IPFIX over TCP and TLS, syslog over all three; into the journal, and copied on where that is wanted. */
final class Receiving {
    private static final int THREADS = 1;

    private final Intake intake;
    private final Forwarding forwarding;
    private final DatagramListener flows;
    private final StreamReceiving streams;
    private final SyslogReceiving syslog;

    /**
     * Makes the listeners; {@link #start} opens the sockets.
     *
     * @param parts closes the listeners: they stop receiving and wait until the journal has all that was received
     * @param journal gets everything
     * @throws IOException when the certificate for TLS cannot be used; the message says what to do
     */
    Receiving(Parts parts, Configuration configuration, DatagramHandler journal, CollectorMetrics metrics)
            throws IOException {
        Listen listen = configuration.listen();
        intake = ConfiguredNetworks.intake(listen);
        ServerCertificate certificate = parts.add(new ServerCertificate(configuration));
        forwarding = parts.add(new Forwarding(listen, journal, metrics));
        List<InetSocketAddress> addresses =
                listen.flows().stream().map(Address::toSocketAddress).toList();
        flows = parts.add(new DatagramListener(Payload.FLOWS, addresses, THREADS, forwarding.flows(), metrics, intake));
        streams = parts.add(StreamReceiving.ofIpfix(listen, certificate.tls(), journal, metrics, intake));
        syslog = parts.add(new SyslogReceiving(listen, certificate.tls(), forwarding.syslog(), metrics, intake));
    }

    /**
     * Opens the sockets.
     *
     * @throws IOException when an address cannot be bound; the message says what to do
     */
    void start() throws IOException {
        flows.start();
        streams.start();
        syslog.start();
    }

    /** What of it changes when the configuration is read again. */
    List<Reloadable> reloadable() {
        return List.of(
                forwarding,
                Reloadable.of(next -> ConfiguredNetworks.senders(next.listen().allow()), intake::allow));
    }

    /** Where it listens for flows over UDP, with the ports that the system chose for port 0. */
    List<InetSocketAddress> flowAddresses() {
        return flows.addresses();
    }

    /** Where it listens for IPFIX over TCP, then over TLS. */
    List<InetSocketAddress> streamAddresses() {
        return streams.addresses();
    }

    /** Where it listens for syslog over UDP. */
    List<InetSocketAddress> syslogAddresses() {
        return syslog.datagramAddresses();
    }

    /** Where it listens for syslog over TCP, then over TLS; port 0 is another one than that of UDP. */
    List<InetSocketAddress> syslogStreamAddresses() {
        return syslog.streamAddresses();
    }

    /** All UDP sockets. */
    List<InetSocketAddress> datagramAddresses() {
        return Stream.concat(flowAddresses().stream(), syslogAddresses().stream())
                .toList();
    }
}
