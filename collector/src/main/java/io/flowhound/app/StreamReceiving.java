/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Address;
import io.flowhound.config.Configuration;
import io.flowhound.config.Secret;
import io.flowhound.config.Tls;
import io.flowhound.listen.DatagramHandler;
import io.flowhound.listen.ServerTls;
import io.flowhound.listen.StreamEndpoint;
import io.flowhound.listen.StreamListener;
import io.flowhound.listen.TlsFiles;
import io.flowhound.metrics.CollectorMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Receives IPFIX over TCP and TLS at the configured addresses, and looks after the certificate. Needs none of them. */
final class StreamReceiving implements AutoCloseable {
    private static final long RELOAD_SECONDS = 60;

    private final @Nullable StreamListener listener;
    private final @Nullable ScheduledExecutorService reloads;

    /**
     * Reads the certificate; {@link #start} opens the sockets.
     *
     * @throws IOException when there are addresses for TLS and its files cannot be used
     */
    StreamReceiving(Configuration configuration, DatagramHandler handler, CollectorMetrics metrics) throws IOException {
        TlsFiles files = configuration.listen().ipfixTls().isEmpty() ? null : tlsFiles(configuration.tls());
        ServerTls tls = files == null ? null : ServerTls.load(files);
        List<StreamEndpoint> endpoints = endpoints(configuration, tls);
        listener = endpoints.isEmpty() ? null : new StreamListener(endpoints, handler, metrics);
        reloads = tls == null ? null : reloading(tls);
    }

    /** The files of the section; null when it names none. */
    static @Nullable TlsFiles tlsFiles(Tls tls) {
        Secret password = tls.keyPassword();
        return tls.certificate() == null || tls.key() == null
                ? null
                : new TlsFiles(
                        tls.certificate(), tls.key(), password == null ? null : password.reveal(), tls.clientCa());
    }

    private static List<StreamEndpoint> endpoints(Configuration configuration, @Nullable ServerTls tls) {
        List<StreamEndpoint> endpoints = new ArrayList<>();
        int number = configuration.listen().flows().size(); // those of UDP have the numbers before
        for (Address address : configuration.listen().ipfixTcp()) {
            endpoints.add(new StreamEndpoint(number++, address.toSocketAddress(), null));
        }
        if (tls != null) {
            for (Address address : configuration.listen().ipfixTls()) {
                endpoints.add(new StreamEndpoint(number++, address.toSocketAddress(), tls));
            }
        }
        return endpoints;
    }

    private static ScheduledExecutorService reloading(ServerTls tls) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task ->
                Thread.ofPlatform().daemon().name("flowhound-certificate").unstarted(task));
        var unused =
                timer.scheduleWithFixedDelay(tls::reloadIfChanged, RELOAD_SECONDS, RELOAD_SECONDS, TimeUnit.SECONDS);
        return timer;
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
        if (reloads != null) {
            reloads.shutdownNow();
        }
        if (listener != null) {
            listener.close();
        }
    }
}
