/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBufAllocator;
import java.time.Duration;
import java.util.function.Consumer;

/** What a listener receives: flows or log messages. Settings, limits and words of the log follow from it. */
public enum Payload {
    /** NetFlow and IPFIX over UDP, IPFIX over TCP and TLS. Each entry of the journal is a datagram or a message of IPFIX. */
    FLOWS("IPFIX", "listen.flows", "listen.ipfix-tcp", "listen.ipfix-tls"),

    /** Syslog over UDP, TCP and TLS. Each entry of the journal is one message without its framing. */
    SYSLOG("syslog", "listen.syslog", "listen.syslog", "listen.syslog-tls");

    private final String streams;
    private final String datagramSetting;
    private final String tcpSetting;
    private final String tlsSetting;

    Payload(String streams, String datagramSetting, String tcpSetting, String tlsSetting) {
        this.streams = streams;
        this.datagramSetting = datagramSetting;
        this.tcpSetting = tcpSetting;
        this.tlsSetting = tlsSetting;
    }

    /** What a listener with this number receives. */
    static Payload of(int listener) {
        return ListenerNumber.isSyslog(listener) ? SYSLOG : FLOWS;
    }

    /** The number of the listener at an index, counted from 0. */
    public int listener(int index) {
        return this == SYSLOG ? ListenerNumber.ofSyslog(index) : ListenerNumber.ofFlows(index);
    }

    /** What connections carry, for people. */
    String onStreams() {
        return streams;
    }

    String datagramSetting() {
        return datagramSetting;
    }

    String streamSetting(boolean tls) {
        return tls ? tlsSetting : tcpSetting;
    }

    /**
     * What cuts the octets of a connection.
     *
     * @param cuts is told of each message that lost its end, in words to be read after the sender
     */
    Framer framer(ByteBufAllocator allocator, Framer.Sink sink, Consumer<String> cuts) {
        return this == SYSLOG ? new SyslogFramer(allocator, sink, cuts) : new IpfixFramer(allocator, sink);
    }

    /** Whether the end of a connection matters: with it go the templates of IPFIX. Log lines stand alone. */
    boolean tellsEnds() {
        return this == FLOWS;
    }

    /** Whether an empty datagram is nothing at all; one to the ports of flows is judged by their decoder. */
    boolean refusesEmpty() {
        return this == SYSLOG;
    }

    /**
     * How many connections are kept, which bounds what a hostile sender can cost: a message of 64 KiB begun on each is 64 MB for flows,
     * 128 MB for syslog. Exporters are few, machines with logs are many.
     */
    int mostConnections() {
        return this == SYSLOG ? 2_000 : 1_000;
    }

    /** How many of them of one address; many may stand behind one NAT. An exporter has one, or one for each process or domain. */
    int mostOfOneAddress() {
        return this == SYSLOG ? 200 : 100;
    }

    /**
     * How long a connection may be without a first message. An exporter sends its templates when it has connected; who says nothing
     * must not keep others out. A machine that logs connects when it starts and may have nothing to say.
     */
    Duration firstMessage() {
        return this == SYSLOG ? idle() : Duration.ofMinutes(5);
    }

    /**
     * How long a connection may be silent. Silent senders are not dead ones, and keepalive finds those; only what a middlebox keeps
     * alive ends this way. What a sender of syslog writes into a connection that was closed meanwhile is lost, since nothing is
     * acknowledged, so it gets longer than any holiday.
     */
    Duration idle() {
        return this == SYSLOG ? Duration.ofDays(30) : Duration.ofDays(1);
    }
}
