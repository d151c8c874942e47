/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * One login as somebody plans it.
 *
 * @param start milliseconds, since 1970 or since the beginning of a plan
 * @param end on the same scale
 * @param from index, in the same plan and below its own, of the open login out of which this one is made, so that it
 *     carries this one's octets too; {@link #NOBODY} for none
 * @param up octets to the server that a machine sends; 0 when a person works
 * @param down octets to the client, likewise
 */
record Login(Party client, Host server, LoginService service, long start, long end, int from, long up, long down) {
    static final int NOBODY = -1;

    static Login ofPerson(Party client, Host server, LoginService service, long start, long end, int from) {
        return new Login(client, server, service, start, end, from, 0, 0);
    }

    static Login ofMachine(
            Party client, Host server, LoginService service, long start, long duration, long up, long down) {
        return new Login(client, server, service, start, start + duration, NOBODY, up, down);
    }

    /** The same so many milliseconds later. */
    Login later(long millis) {
        return new Login(client, server, service, start + millis, end + millis, from, up, down);
    }

    /** The same in a plan that takes {@code factor} times as long. */
    Login stretched(double factor) {
        return new Login(client, server, service, (long) (start * factor), (long) (end * factor), from, up, down);
    }

    /** The index of the exporter that tells of it: the client's, or the server's when the client is somewhere else. */
    int exporter() {
        Host host = client instanceof Host local ? local : server;
        return host.segment().exporter();
    }
}
