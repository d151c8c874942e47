/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A host asks a time server for the time (NTP): 48 octets there and back. */
final class TimeSync implements Behaviour {
    private static final int NTP = 123;
    private static final int OCTETS = 48;

    @Override
    public void act(Scene scene, Host host) {
        RemoteEnd server = scene.dice().pick(scene.directory().remotes(RemoteEnd.Kind.TIME));
        boolean ipv6 = scene.ipv6(host, server);
        Exchange what = Exchange.udp(NTP, ipv6, OCTETS, OCTETS);
        scene.connect("ntp", host, server, ipv6, scene.start(server.roundTrip()), server.roundTrip(), what);
    }
}
