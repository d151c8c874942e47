/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** What all listeners of a collector have in common: whom they listen to, how much one sender may send, how much the kernel keeps. */
public final class Intake {
    private static final int RECEIVE_BUFFER = 16 << 20;

    private volatile SenderNetworks allowed;
    private final int receiveBuffer;
    private final @Nullable RateLimit flows;
    private final @Nullable RateLimit syslog;
    private final RefusalLog strangers;
    private final RefusalLog rate;

    /**
     * Makes it; one for all listeners, since they share its counts.
     *
     * @param allowed whose datagrams and connections are taken
     * @param perSecond datagrams a second of one sender, of flows and of syslog each, 1 to 1,000,000; 0 for any number
     * @param receiveBuffer octets of datagrams that the kernel shall keep for each socket
     */
    public Intake(SenderNetworks allowed, int perSecond, int receiveBuffer) {
        this.allowed = allowed;
        this.receiveBuffer = receiveBuffer;
        SecureRandom random = new SecureRandom();
        flows = perSecond == 0 ? null : new RateLimit(perSecond, random.nextLong());
        syslog = perSecond == 0 ? null : new RateLimit(perSecond, random.nextLong());
        strangers = new RefusalLog(
                sender ->
                        "refused " + sender + ", which is in no network of listen.allow. If it is an exporter of yours,"
                                + " set listen.allow: [" + allowed() + ", " + sender + "]",
                System::nanoTime);
        rate = new RefusalLog(
                sender -> "refused datagrams of " + sender + ", which sends more than listen.rate-limit allows ("
                        + perSecond + " a second). Let it sample or send less, or raise the limit",
                System::nanoTime);
    }

    /** Takes everything from everybody. */
    public static Intake open() {
        return new Intake(SenderNetworks.any(), 0, RECEIVE_BUFFER);
    }

    /** Takes the datagrams and connections of these networks from now on. A connection of others ends when it brings something. */
    public void allow(SenderNetworks networks) {
        allowed = networks;
    }

    /** Whom to listen to now; may change at any time. */
    SenderNetworks allowed() {
        return allowed;
    }

    int receiveBuffer() {
        return receiveBuffer;
    }

    /** The limit of one kind of payload; null for none. A flood of the one must not cost the other. */
    @Nullable
    RateLimit limit(Payload payload) {
        return payload == Payload.SYSLOG ? syslog : flows;
    }

    RefusalLog logOfStrangers() {
        return strangers;
    }

    RefusalLog logOfRate() {
        return rate;
    }
}
