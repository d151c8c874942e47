/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.schema.IpAddress;

/**
 * A connection to a service for logging in, and what came of it.
 *
 * @param start first packet, milliseconds since 1970
 * @param end last packet, milliseconds since 1970
 * @param credential what was shown; for {@link Result#NO_TRY} what does not matter
 */
record TriedLogin(
        Party client,
        Host server,
        LoginService service,
        boolean ipv6,
        int clientPort,
        long start,
        long end,
        Credential credential,
        Result result) {
    /** How it went. */
    enum Result {
        SUCCESS,
        FAILURE,
        /** Nobody tried an account: somebody looked whether there is an answer. */
        NO_TRY
    }

    String from() {
        return IpAddress.of(client.address(ipv6)).toString();
    }

    String to() {
        return IpAddress.of(server.address(ipv6)).toString();
    }

    /** A time after the beginning, but within the first half of the connection. */
    long after(long millis) {
        return start + Math.min(millis, (end - start) / 2);
    }
}
