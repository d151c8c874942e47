/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.schema.IpNetwork;
import java.time.ZoneId;
import java.util.List;

/**
 * How lines are read.
 *
 * @param zone of times without a zone, where no other is set for the sender
 * @param senderZones the first one that has the sender counts
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
        senderZones = List.copyOf(senderZones);
    }
}
