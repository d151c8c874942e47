/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * A host tells another one in the house something over UDP that is not answered.
 *
 * @param server name of the other host
 */
record LocalReport(String activity, String server, int port) implements Behaviour {
    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        Host other = scene.directory().host(server);
        int packets = dice.between(1, 6);
        long duration = 700L * (packets - 1);
        Exchange what = Exchange.announcement(port, false, packets, dice.between(90, 300));
        scene.connect(activity, host, other, false, scene.start(duration), duration, what);
    }
}
