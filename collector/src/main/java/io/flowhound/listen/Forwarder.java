/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hands on what it gets, and sends a copy of each datagram to other collectors, from a port of our own. A copy that cannot be sent at
 * once is dropped and counted, so that the receiving thread never waits. Messages of streams are not copied: templates of IPFIX hold
 * for their connection, and as datagrams those of all connections would mix.
 */
public final class Forwarder implements DatagramHandler, AutoCloseable {
    private static final long RESOLVE_SECONDS = 60;

    private final Payload payload;
    private final DatagramHandler next;
    private final CollectorMetrics metrics;
    private final Map<String, ForwardTarget> open = new LinkedHashMap<>();
    private final ScheduledExecutorService resolver = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("flowhound-forward").unstarted(task));
    private volatile ForwardTarget[] targets = {};
    private boolean closed;

    /**
     * Copies nothing until {@link #to} says where to.
     *
     * @param payload what it is; a tag of the counters
     * @param next gets everything, before it is copied
     */
    public Forwarder(Payload payload, DatagramHandler next, CollectorMetrics metrics) {
        this.payload = payload;
        this.next = next;
        this.metrics = metrics;
        var unused = resolver.scheduleWithFixedDelay(this::resolve, RESOLVE_SECONDS, RESOLVE_SECONDS, TimeUnit.SECONDS);
    }

    /** Copies to these from now on, and to no others. Those that stay keep their sockets. Names are looked up in the background. Without effect once closed. */
    public synchronized void to(List<InetSocketAddress> addresses) {
        if (closed) { // nobody would close these sockets
            return;
        }
        List<ForwardTarget> wanted = new ArrayList<>();
        Map<String, ForwardTarget> before = new LinkedHashMap<>(open);
        open.clear();
        for (InetSocketAddress address : addresses) {
            String name = ForwardTarget.name(address);
            ForwardTarget known = before.remove(name);
            ForwardTarget target = known == null ? new ForwardTarget(address, payload, metrics) : known;
            open.put(name, target);
            wanted.add(target);
        }
        targets = wanted.toArray(ForwardTarget[]::new);
        before.values().forEach(ForwardTarget::close);
        resolver.execute(this::resolve);
    }

    private void resolve() {
        for (ForwardTarget target : targets) {
            target.resolve();
        }
    }

    @Override
    public void datagram(int listener, int session, InetSocketAddress sender, ByteBuf octets) {
        int start = octets.readerIndex();
        int length = octets.readableBytes();
        next.datagram(listener, session, sender, octets);
        ForwardTarget[] all = targets;
        if (all.length != 0 && session == 0 && length > 0) {
            for (ForwardTarget target : all) {
                target.send(octets, start, length);
            }
        }
    }

    @Override
    public void idle() {
        next.idle();
    }

    @Override
    public synchronized void close() {
        to(List.of());
        closed = true;
        resolver.shutdownNow();
    }
}
