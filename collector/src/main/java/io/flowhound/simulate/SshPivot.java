/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who logs in over SSH from host to host, each login out of the one before and inside it in time. Every leg
 * carries a little more than the one that it relays.
 */
final class SshPivot {
    static final String ACTIVITY = "pivot";

    private static final int SSH = 22;
    /** Key exchange, login, and somebody who reads listings and configuration for some minutes. */
    private static final long INNERMOST_UP = 9_000;

    private static final long INNERMOST_DOWN = 48_000;

    private final List<String> path;

    /** Makes a pivot along these hosts, at least two. */
    SshPivot(String... path) {
        this.path = List.of(path);
    }

    /** Adds the legs to the scene, which must have room for them, and says what they were. */
    Pivot play(Scene scene) {
        Dice dice = scene.dice();
        List<PivotLeg> legs = new ArrayList<>();
        long start = scene.from() + (long) (scene.length() * (0.2 + 0.1 * dice.fraction()));
        long end = start + scene.length() / 2;
        long up = INNERMOST_UP + dice.size(4_000, 0.5);
        long down = INNERMOST_DOWN + dice.size(20_000, 0.5);
        for (int leg = 0; leg + 1 < path.size(); leg++) {
            int inner = path.size() - 2 - leg;
            Exchange session = Exchange.tcp(SSH, false, up + 1_300L * inner, down + 1_900L * inner);
            legs.add(play(scene, leg, start, end, session));
            start += Math.min(dice.between(7_000, 20_000), (end - start) / 4);
            end -= dice.between(1_000, 4_000);
        }
        return new Pivot(legs);
    }

    private PivotLeg play(Scene scene, int leg, long start, long end, Exchange session) {
        Host client = scene.directory().host(path.get(leg));
        Host server = scene.directory().host(path.get(leg + 1));
        int port = scene.port(client);
        scene.connect(ACTIVITY, client, server, false, port, start, end - start, session);
        Way answer = session.toClient();
        InetAddress from = client.ipv4();
        return new PivotLeg(
                client.segment().exporter(),
                from,
                port,
                server.ipv4(),
                SSH,
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(end),
                session.toServer().octets(),
                answer == null ? 0 : answer.octets());
    }
}
