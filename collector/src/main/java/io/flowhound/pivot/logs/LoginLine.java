/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A log line that tells of a login or of a try, as far as it matters here.
 *
 * @param index where it stands
 * @param id {@code _id}
 * @param time by the clock of its host, milliseconds since 1970
 * @param source address of the client
 * @param sourcePort its port; 0 when the line has none
 * @param serverPort port of the server; 0 when the line has none
 * @param addresses those of the host that was logged in to; empty when the line names none
 * @param names its names in lower case
 * @param kinds by what it can have been: see {@link Kind}
 * @param success whether somebody was let in
 * @param user the account
 * @param domain its Windows domain, or null
 * @param method such as {@code password}, or null
 * @param key fingerprint, or null
 */
record LoginLine(
        String index,
        String id,
        long time,
        String source,
        int sourcePort,
        int serverPort,
        Set<String> addresses,
        Set<String> names,
        Set<Kind> kinds,
        boolean success,
        @Nullable String user,
        @Nullable String domain,
        @Nullable String method,
        @Nullable String key) {
    LoginLine {
        addresses = Set.copyOf(addresses);
        names = Set.copyOf(names);
        kinds = Set.copyOf(kinds);
    }

    /** What tells its host from others; empty when nothing does. */
    String host() {
        return !names.isEmpty()
                ? names.stream().sorted().findFirst().orElse("")
                : addresses.stream().sorted().findFirst().orElse("");
    }
}
