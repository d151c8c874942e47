/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How lines are read.
 *
 * @param zone of times without a zone, where no other is set for the sender
 * @param senderZones of several that have a sender, the one with the longest prefix counts
 * @param file whether lines come from a file, so that the time of arrival says nothing of when they were written
 */
public record SyslogSettings(ZoneId zone, List<SenderZone> senderZones, boolean file) {
    /**
     * The zone of some senders.
     *
     * @param from their addresses
     * @param zone of the times that they write
     */
    public record SenderZone(IpNetwork from, ZoneId zone) {}

    public SyslogSettings {
        senderZones = senderZones.stream()
                .sorted(Comparator.comparingInt((SenderZone one) -> one.from().prefix())
                        .reversed())
                .toList();
    }

    /** The zone that is set for a sender; null when none is. */
    @Nullable
    ZoneId zoneOf(IpAddress sender) {
        for (SenderZone one : senderZones) {
            if (one.from().contains(sender.high(), sender.low())) {
                return one.zone();
            }
        }
        return null;
    }
}
