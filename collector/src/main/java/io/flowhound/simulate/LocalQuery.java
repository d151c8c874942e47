/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * A host asks another one in the house something over UDP, in one datagram, and is answered in one.
 *
 * @param server name of the other host
 * @param request octets of payload
 * @param response octets of payload
 */
record LocalQuery(String activity, String server, int port, int request, int response) implements Behaviour {
    private static final long SOON = 4;

    @Override
    public void act(Scene scene, Host host) {
        Host other = scene.directory().host(server);
        Exchange what = Exchange.udp(
                port, false, request, response + (long) scene.dice().between(0, 60));
        scene.connect(activity, host, other, false, scene.start(SOON), SOON, what);
    }
}
