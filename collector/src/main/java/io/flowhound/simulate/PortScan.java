/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/**
 * Somebody outside tries the ports of one host, one after the other: most are not answered, some are refused. What a
 * firewall in front of the host lets through and what not is the firewall's to say.
 *
 * @param scanner name of the remote end
 */
record PortScan(String scanner) implements Behaviour {
    private static final List<Integer> PORTS = List.of(
            21, 22, 23, 25, 53, 80, 81, 110, 111, 123, 135, 139, 143, 161, 389, 443, 445, 465, 500, 502, 554, 587, 631,
            636, 873, 993, 995, 1080, 1194, 1433, 1521, 1723, 1883, 1900, 2049, 2222, 2323, 2375, 3128, 3268, 3306,
            3389, 4443, 5000, 5060, 5222, 5432, 5555, 5601, 5672, 5900, 5985, 6379, 6443, 7001, 7547, 8000, 8008, 8080,
            8081, 8086, 8123, 8443, 8883, 8888, 9000, 9090, 9100, 9200, 9418, 10000, 11211, 27017, 37777, 49152, 50000);

    private static final int LENGTH = 24;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd from = scene.directory().remote(RemoteEnd.Kind.SCANNER, scanner);
        long start = scene.start(40_000);
        int first = dice.between(0, PORTS.size() - 1);
        for (int i = 0; i < LENGTH; i++) {
            int port = PORTS.get((first + i) % PORTS.size());
            Probe.send(scene, from, host, false, port, start);
            start += dice.between(200, 1_500);
        }
    }
}
