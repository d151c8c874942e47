/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.micrometer.core.instrument.FunctionCounter;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One collector that gets copies. Sending never waits and never fails: what does not go at once is counted as dropped. */
final class ForwardTarget implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ForwardTarget.class);
    private static final long LOG_INTERVAL_NANOS = 60_000_000_000L;

    private final String name;
    private final String tag;
    private final String host;
    private final int port;
    private final CollectorMetrics metrics;
    private final List<FunctionCounter> meters;
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final AtomicLong complainAt = new AtomicLong(System.nanoTime());
    private final @Nullable DatagramChannel channel;
    /** Null until the name is known. */
    private volatile @Nullable InetSocketAddress address;

    /** Opens a socket of its own. A name has still to be looked up. */
    ForwardTarget(InetSocketAddress target, Payload payload, CollectorMetrics metrics) {
        this.tag = payload.name().toLowerCase(Locale.ROOT);
        this.name = name(target);
        this.host = target.getHostString();
        this.port = target.getPort();
        this.metrics = metrics;
        IpAddress literal = IpAddress.parseOrNull(host);
        this.address = literal == null ? null : new InetSocketAddress(literal.toInetAddress(), port);
        this.channel = open();
        this.meters = List.of(
                counter("flowhound.forward.datagrams", "Datagrams that were copied to another collector", sent),
                counter("flowhound.forward.dropped", "Copies for another collector that did not go at once", dropped));
    }

    /** How it is called in logs and metrics, {@code udp://HOST:PORT}. */
    static String name(InetSocketAddress target) {
        String host = target.getHostString();
        return "udp://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + target.getPort();
    }

    private @Nullable DatagramChannel open() {
        try {
            DatagramChannel opened = DatagramChannel.open();
            opened.configureBlocking(false);
            return opened;
        } catch (IOException e) {
            log.warn("no socket for {}: {}; nothing goes there until a reload or a restart", name, e.toString());
            return null;
        }
    }

    private FunctionCounter counter(String meter, String description, LongAdder value) {
        return FunctionCounter.builder(meter, value, LongAdder::sum)
                .tag("target", name)
                .tag("payload", tag)
                .description(description)
                .register(metrics.registry());
    }

    /** Looks its name up, if it has one. An address that was found stays when that fails. */
    void resolve() {
        if (IpAddress.parseOrNull(host) != null) {
            return;
        }
        try {
            InetSocketAddress found = new InetSocketAddress(InetAddress.getByName(host), port);
            if (!found.equals(address)) {
                log.info("copies for {} go to {}", name, Addresses.text(found));
                address = found;
            }
        } catch (UnknownHostException e) {
            complain("its name cannot be looked up");
        }
    }

    /** Sends octets of a buffer, whose indices stay as they are. */
    void send(ByteBuf payload, int start, int length) {
        InetSocketAddress to = address;
        DatagramChannel from = channel;
        if (to == null || from == null) {
            dropped.increment();
            return;
        }
        try {
            // The internal view is no new object, and nobody else uses it while the receiving thread has the buffer.
            if (from.send(payload.internalNioBuffer(start, length), to) == length) {
                sent.increment();
                return;
            }
        } catch (IOException | RuntimeException e) {
            complain(e.toString());
        }
        dropped.increment();
    }

    private void complain(String why) {
        long now = System.nanoTime();
        long due = complainAt.get();
        if (now - due >= 0 && complainAt.compareAndSet(due, now + LOG_INTERVAL_NANOS)) {
            log.warn("copies for {} are dropped: {}", name, why);
        }
    }

    @Override
    public void close() {
        meters.forEach(metrics.registry()::remove);
        DatagramChannel from = channel;
        try {
            if (from != null) {
                from.close();
            }
        } catch (IOException e) {
            log.debug("the socket for {} could not be closed", name, e);
        }
    }
}
