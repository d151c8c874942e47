/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.time.Instant;

/**
 * Who was behind a login, and what arrives of that.
 *
 * @param source who logged in, or tried to
 * @param destination where to
 * @param start first packet
 * @param end last packet
 * @param host name of the machine logged in to
 * @param account name of the account
 * @param method {@code publickey}, {@code certificate} or {@code password}; {@code windows} where Windows negotiates it
 * @param key fingerprint of the key; empty without one
 * @param success whether they got in
 * @param proof what arrives of the lines that tell of it
 * @param clockError milliseconds by which the time in those lines is late; below 0 when it is early
 */
public record LoginTruth(
        InetAddress source,
        int sourcePort,
        InetAddress destination,
        int destinationPort,
        Instant start,
        Instant end,
        String host,
        String account,
        String method,
        String key,
        boolean success,
        Proof proof,
        long clockError) {
    /** What the lines that arrive say of who it was. */
    public enum Proof {
        /** The account, and the address and port that the flow has. */
        PORT,
        /** The account and the address. */
        ADDRESS,
        /** Nothing: the host is silent, its line was lost, or it does not say from where. */
        NONE
    }

    /** Whether it is the login of a leg. */
    public boolean isOf(PivotLeg leg) {
        return sourcePort == leg.sourcePort()
                && source.equals(leg.source())
                && destination.equals(leg.destination())
                && destinationPort == leg.destinationPort()
                && start.equals(leg.start());
    }

    static LoginTruth of(TriedLogin login, LogSource source, Proof proof) {
        return new LoginTruth(
                login.client().address(login.ipv6()),
                login.clientPort(),
                login.server().address(login.ipv6()),
                login.service().port,
                Instant.ofEpochMilli(login.start()),
                Instant.ofEpochMilli(login.end()),
                login.server().name(),
                login.credential().account(),
                login.service() == LoginService.SSH ? login.credential().method() : "windows",
                login.service() == LoginService.SSH ? login.credential().key() : "",
                login.result() == TriedLogin.Result.SUCCESS,
                proof,
                source.clockOffset() + source.zoneOffset());
    }
}
