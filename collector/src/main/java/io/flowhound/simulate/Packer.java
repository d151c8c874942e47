/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** Fills datagrams of one exporter with flow records. Keeps what the exporter keeps: sequence, uptime, templates sent. */
interface Packer {
    /** The most octets in a datagram: an Ethernet frame's 1,500 less the headers of IP and UDP, and 8 for PPPoE. */
    int MAX_PAYLOAD = 1464;

    /** The packer of an exporter that started at {@code booted}, milliseconds since 1970. */
    static Packer of(ExporterInfo exporter, long booted) {
        return switch (exporter.protocol()) {
            case V5 -> new V5Packer(exporter, booted);
            case V9 -> new TemplatePacker(exporter, new V9Layout(booted));
            case IPFIX -> new TemplatePacker(exporter, new IpfixLayout(exporter, booted));
        };
    }

    /** Puts a flow into the datagram that is being filled; false when it has no room, so that it must be sealed first. */
    boolean add(SimulatedFlow flow);

    /** Whether there is nothing to send. */
    boolean isEmpty();

    /** Ends the datagram that is being filled, at a time in milliseconds since 1970, and begins the next one. */
    Packed seal(long now);

    /** A datagram's payload and what is in it. */
    record Packed(int flowRecords, int optionsRecords, byte[] payload) {}
}
