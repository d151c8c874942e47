/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short while which client a process of sshd serves. One process serves one connection, and several of its lines
 * ("Disconnecting: Too many authentication failures for root") name no client. Of a fixed size: newer connections push out older ones.
 * It is lost with a restart; such a line then names no client.
 */
final class SshdClients {
    private static final int SLOTS = 4096;
    /** As long as sshd lets a client try to log in; a process id comes again much later. */
    private static final long LONGEST_MILLIS = 120_000;

    private static final int LONGEST_NAME = 255;

    private final @Nullable Served[] slots = new @Nullable Served[SLOTS];

    private record Served(String host, String pid, long time, Client client) {}

    /** Learns the client of a line, or puts the known one where the line has none. Lines without host, process or time are let be. */
    void complete(SyslogMessage message, LogEvent event) {
        String host = message.hostname();
        String pid = message.pid();
        if (host == null || pid == null || host.length() > LONGEST_NAME || pid.length() > LONGEST_NAME) {
            return;
        }
        long time = message.time();
        if (time == SyslogMessage.NO_TIME) {
            return;
        }
        int slot = (host.hashCode() * 31 + pid.hashCode()) & (SLOTS - 1);
        Served known = known(slot, host, pid, time);
        IpAddress address = event.address(LogField.SOURCE_IP);
        if (address != null) {
            long port = event.number(LogField.SOURCE_PORT, Cursor.NO_NUMBER);
            Client client = new Client(address, null, port);
            if (known != null && port < 0 && address.equals(known.client().address())) {
                client = known.client(); // which has the port as well
            }
            slots[slot] = new Served(host, pid, time, client);
        } else if (known != null && !event.has(LogField.SOURCE_ADDRESS)) {
            known.client().putSource(event);
        }
    }

    private @Nullable Served known(int slot, String host, String pid, long time) {
        Served served = slots[slot];
        boolean same = served != null
                && served.host().equals(host)
                && served.pid().equals(pid)
                && Math.abs(time - served.time()) <= LONGEST_MILLIS;
        return same ? served : null;
    }
}
