/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.List;

/**
 * A login of which the logs are asked.
 *
 * @param leg the login
 * @param rivals other logins of which the same lines could tell: between the same two hosts, or from the same port of the source
 */
public record LoginQuestion(Leg leg, List<Rival> rivals) {
    public LoginQuestion {
        rivals = List.copyOf(rivals);
    }

    /**
     * Another login from the same source.
     *
     * @param sourcePort 0 to 65535
     * @param destination address of the server
     * @param service by which it was
     * @param start milliseconds since 1970
     * @param end milliseconds since 1970
     */
    public record Rival(int sourcePort, String destination, Service service, long start, long end) {}
}
