/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpAddress;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsPtrRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks resolvers for PTR records (RFC 1035 section 3.5, RFC 3596 section 2.5) with Netty's client, on a thread of its own: those that were
 * given for internal addresses, and others for all others. Neither ever hears of an address that is not theirs.
 */
public final class DnsPointers implements PointerQuestions, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DnsPointers.class);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("flowhound-dns", true), NioIoHandler.newFactory());
    private final @Nullable DnsNameResolver internal;
    private final @Nullable DnsNameResolver external;

    /**
     * Asks nobody yet.
     *
     * @param internal resolvers for internal addresses; none when those are not to be asked for
     * @param external resolvers for all others; empty for those of the system, null when those are not to be asked for
     * @param timeoutMillis how long a resolver is waited for
     */
    public DnsPointers(
            List<InetSocketAddress> internal, @Nullable List<InetSocketAddress> external, long timeoutMillis) {
        EventLoop loop = loops.next();
        this.internal = internal.isEmpty() ? null : resolver(loop, servers(internal), timeoutMillis);
        this.external = external == null
                ? null
                : resolver(
                        loop,
                        external.isEmpty() ? DnsServerAddressStreamProviders.platformDefault() : servers(external),
                        timeoutMillis);
    }

    private static DnsServerAddressStreamProvider servers(List<InetSocketAddress> servers) {
        return new SequentialDnsServerAddressStreamProvider(servers);
    }

    private static DnsNameResolver resolver(
            EventLoop loop, DnsServerAddressStreamProvider servers, long timeoutMillis) {
        return new DnsNameResolverBuilder(loop)
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class) // for answers that a datagram does not hold
                .nameServerProvider(servers)
                .queryTimeoutMillis(timeoutMillis)
                .build();
    }

    /** Runs something again and again on the thread of the questions, until this is closed. */
    public void every(long millis, Runnable task) {
        Future<?> unused = loops.scheduleAtFixedRate(() -> safely(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** What throws would not be run again. */
    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.warn("reverse DNS: a question could not be asked", e);
        }
    }

    @Override
    public boolean asksInternal() {
        return internal != null;
    }

    @Override
    public boolean asksExternal() {
        return external != null;
    }

    @Override
    public void ask(IpAddress address, boolean isInternal, Answer answer) {
        DnsNameResolver resolver = isInternal ? internal : external;
        if (resolver == null) {
            answer.failed();
            return;
        }
        resolver.query(new DefaultDnsQuestion(PointerName.of(address), DnsRecordType.PTR))
                .addListener(future -> told(future, answer));
    }

    private static void told(Future<?> future, Answer answer) {
        if (!future.isSuccess() || !(future.getNow() instanceof AddressedEnvelope<?, ?> envelope)) {
            answer.failed();
            return;
        }
        try {
            if (envelope.content() instanceof DnsResponse response) {
                read(response, answer);
            } else {
                answer.failed();
            }
        } finally {
            envelope.release();
        }
    }

    private static void read(DnsResponse response, Answer answer) {
        // Names that are delegated by RFC 2317 come behind a CNAME, so that the owner of the record is not the
        // question.
        for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
            if (response.recordAt(DnsSection.ANSWER, i) instanceof DnsPtrRecord pointer) {
                answer.name(pointer.hostname(), pointer.timeToLive());
                return;
            }
        }
        DnsResponseCode code = response.code();
        if (code.equals(DnsResponseCode.NXDOMAIN) || code.equals(DnsResponseCode.NOERROR)) {
            answer.none(negativeSeconds(response));
        } else {
            answer.failed();
        }
    }

    /** How long the zone lets others keep that something is not there (RFC 2308 section 3). */
    private static long negativeSeconds(DnsResponse response) {
        for (int i = 0; i < response.count(DnsSection.AUTHORITY); i++) {
            DnsRecord record = response.recordAt(DnsSection.AUTHORITY, i);
            if (record.type().equals(DnsRecordType.SOA)) {
                return record.timeToLive();
            }
        }
        return 0;
    }

    @Override
    public void close() {
        if (internal != null) {
            internal.close();
        }
        if (external != null) {
            external.close();
        }
        Future<?> unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
