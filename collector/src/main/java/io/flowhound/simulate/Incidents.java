/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.simulate.RemoteEnd.Kind;
import java.util.List;

/**
 * What happens in the house that no habit of its devices explains, each in a small share of all flow records: scans from
 * outside and inside, visitors of what it publishes, telephones, tunnels, and devices that do not do as they are told.
 */
final class Incidents {
    private static final Behaviour FAILED = new FailedConnection();
    private static final Behaviour LOOKUP_OVER_TLS = new TlsCall("dns-over-tls", Kind.RESOLVER, 853, 120, 600, 0.5, 3);

    private static final List<Incident> ALL = List.of(
            new Incident(0.007, "router", new PortScan("shodan")),
            new Incident(0.006, "git-server", new PortScan("censys")),
            new Incident(0.008, "nas", new Sweep("shadowserver")),
            new Incident(0.010, "camera-garden", new NeighbourScan()),
            new Incident(0.003, "laptop-ben", FAILED),
            new Incident(0.003, "home-automation", FAILED),
            new Incident(0.003, "desktop-workshop", FAILED),
            new Incident(0.008, "tv-living-room", new ForeignLookup()),
            new Incident(0.004, "phone-david", LOOKUP_OVER_TLS),
            new Incident(0.012, "git-server", new Visit("published-web", Kind.VISITOR, 443, 1_800, 40_000)),
            new Incident(0.004, "home-automation", new Visit("published-panel", Kind.ROAMING, 8123, 2_500, 18_000)),
            new Incident(0.002, "raspberry-pi", new RoamingVpn()),
            new Incident(0.003, "phone-desk", new PhoneCall()),
            new Incident(0.002, "phone-anna", new PhoneCall()),
            new Incident(0.0007, "laptop-clara", new Meeting()),
            new Incident(0.003, "laptop-work", new WorkVpn()),
            new Incident(0.0006, "router", new GreTunnel()),
            new Incident(0.003, "raspberry-pi", new Unreachable()),
            new Incident(0.003, "home-automation", new LocalCall("postgres", "nas", 5432, 3_000, 9_000, 1.3, 4)),
            new Incident(0.002, "desktop-study", new LocalCall("rdp", "media-server", 3389, 60_000, 900_000, 0.8, 40)),
            new Incident(0.002, "laptop-work", new LocalCall("ipp", "printer", 631, 90_000, 1_200, 1.1, 5)),
            new Incident(0.002, "phone-clara", new LocalCall("airplay", "tv-bedroom", 7000, 400_000, 6_000, 1.0, 30)),
            new Incident(0.002, "media-server", new LocalCall("ldap", "nas", 389, 700, 2_200, 0.6, 1)),
            new Incident(0.004, "home-automation", new LocalQuery("snmp", "solar-inverter", 161, 80, 120)),
            new Incident(0.003, "phone-guest", new LocalQuery("dhcp", "raspberry-pi", 67, 300, 320)),
            new Incident(0.003, "router", new LocalReport("syslog", "raspberry-pi", 514)),
            new Incident(0.003, "git-server", new LocalReport("syslog", "raspberry-pi", 514)),
            new Incident(0.006, "phone-guest", new WebVisit()));

    private Incidents() {}

    /** Lets all of it happen. */
    static void play(Scene scene) {
        ALL.forEach(incident -> incident.play(scene));
    }
}
