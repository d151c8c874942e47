/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * A host calls a remote service over TCP, nearly always TLS: mail, a cloud of things, a film.
 *
 * @param activity what it is for
 * @param kind who is called
 * @param port the service's port
 * @param request octets of payload sent, the median
 * @param response octets of payload received, the median
 * @param sigma how far the sizes spread, see {@link Dice#size}
 * @param seconds the median of the duration
 */
record TlsCall(
        String activity, RemoteEnd.Kind kind, int port, double request, double response, double sigma, double seconds)
        implements Behaviour {
    /** Hello, certificates and keys. */
    private static final long HANDSHAKE_UP = 620;

    private static final long HANDSHAKE_DOWN = 3_400;

    /** Below what the 32-bit counters of NetFlow v5 can hold. */
    private static final long LARGEST = 2_000_000_000;

    /** What the line of the house carries at most: 80 Mbit/s. */
    private static final long OCTETS_PER_MILLISECOND = 10_000;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd server = dice.pick(scene.directory().remotes(kind));
        boolean ipv6 = scene.ipv6(host, server);
        long up = HANDSHAKE_UP + Math.min(LARGEST, dice.size(request, sigma));
        long down = HANDSHAKE_DOWN + Math.min(LARGEST, dice.size(response, sigma));
        long transfer = (up + down) / OCTETS_PER_MILLISECOND;
        long duration = 4L * server.roundTrip() + Math.max(transfer, dice.size(1000 * seconds, 0.8));
        long start = scene.start(duration);
        scene.connect(activity, host, server, ipv6, start, duration, Exchange.tcp(port, ipv6, up, down));
    }
}
