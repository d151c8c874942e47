/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.maxmind.db.Reader;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.simulate.SimulatedFlow;
import io.flowhound.simulate.Simulation;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents that the simulated flows should have become, as far as the simulation knows: written down from it, with places from
 * MaxMind's own reader, and without any code of the collector's path.
 */
final class TrueFlows {
    /** The fields that the simulation tells of. Each other one is unknown here, whatever stands in documents. */
    static final Set<String> FIELDS = Set.of(
            "@timestamp",
            "source.ip",
            "destination.ip",
            "source.port",
            "destination.port",
            "network.bytes",
            "network.packets",
            "source.bytes",
            "destination.bytes",
            "network.transport",
            "network.type",
            "network.direction",
            "flow.source.locality",
            "flow.destination.locality",
            "flow.tcp_flags",
            "flow.exporter.version",
            "flow.sampling.rate",
            "observer.ip",
            "event.action",
            "flow.threat.feed",
            "flow.duplicate",
            "source.geo.country_iso_code",
            "source.geo.country_name",
            "source.geo.city_name",
            "source.as.number",
            "source.as.organization.name",
            "destination.geo.country_iso_code",
            "destination.geo.country_name",
            "destination.geo.city_name",
            "destination.as.number",
            "destination.as.organization.name");

    private static final List<String> SCANNERS =
            List.of("71.6.135.131", "141.212.122.", "184.105.247.196", "2001:470:1:332:");
    private static final List<String> WATCHED = List.of("34.240.1.1", "47.88.0.");
    private static final List<String> FLAGS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "NS");
    private static final Map<Integer, String> TRANSPORTS =
            Map.of(1, "icmp", 6, "tcp", 17, "udp", 47, "gre", 50, "esp", 58, "ipv6-icmp");

    private final Simulation simulation;
    private final List<IpNetwork> internal;
    private final Reader cities;
    private final Reader systems;

    private TrueFlows(Simulation simulation, Reader cities, Reader systems) {
        this.simulation = simulation;
        this.internal =
                simulation.localNetworks().stream().map(TrueFlows::network).toList();
        this.cities = cities;
        this.systems = systems;
    }

    /**
     * The documents of a simulation.
     *
     * @param places the databases that the collector was given
     */
    static List<Map<String, Object>> of(Simulation simulation, StoredPlaces places) throws IOException {
        try (Reader cities = new Reader(places.city().toFile());
                Reader systems = new Reader(places.asn().toFile())) {
            TrueFlows flows = new TrueFlows(simulation, cities, systems);
            List<Map<String, Object>> documents = new ArrayList<>();
            for (SimulatedFlow flow : simulation.flows()) {
                documents.add(flows.document(flow));
            }
            return documents;
        }
    }

    /** Types of ICMP and of ICMPv6 that answer somebody, or tell him of an error. */
    private static final Set<Integer> ANSWERS = Set.of(0, 3, 4, 11, 12, 14);

    private static final Set<Integer> ANSWERS_V6 = Set.of(1, 2, 3, 4, 129, 131, 132, 136);

    /**
     * Whether the sender of a record opened the connection, as far as it tells. Without ports, or with the same on both sides, nobody can
     * tell the answer from the question, and the sender stays the source.
     */
    private static boolean isOpener(SimulatedFlow flow) {
        if (flow.isIcmp()) {
            return !(flow.isIpv6() ? ANSWERS_V6 : ANSWERS).contains(flow.destinationPort() >>> 8);
        }
        boolean told = flow.hasPorts() && flow.sourcePort() != flow.destinationPort();
        return !told || flow.fromClient();
    }

    private Map<String, Object> document(SimulatedFlow flow) throws IOException {
        boolean asSent = isOpener(flow);
        InetAddress client = asSent ? flow.source() : flow.destination();
        InetAddress server = asSent ? flow.destination() : flow.source();
        Map<String, Object> document = new HashMap<>();
        document.put("@timestamp", flow.end());
        document.put("source.ip", text(client));
        document.put("destination.ip", text(server));
        if (flow.hasPorts()) {
            document.put("source.port", (long) (asSent ? flow.sourcePort() : flow.destinationPort()));
            document.put("destination.port", (long) (asSent ? flow.destinationPort() : flow.sourcePort()));
        }
        document.put("network.bytes", flow.octets());
        document.put("network.packets", flow.packets());
        document.put(asSent ? "source.bytes" : "destination.bytes", flow.octets());
        document.put("network.transport", TRANSPORTS.get(flow.protocol()));
        document.put("network.type", flow.isIpv6() ? "ipv6" : "ipv4");
        if (flow.protocol() == 6) {
            document.put("flow.tcp_flags", flags(flow.tcpFlags()));
        }
        document.put("flow.exporter.version", (long)
                simulation.exporters().get(flow.exporter()).protocol().version());
        document.put("observer.ip", simulation.exporters().get(flow.exporter()).loopbackAddress());
        if (flow.samplingRate() > 1) {
            document.put("flow.sampling.rate", (long) flow.samplingRate());
        }
        if (flow.denied()) {
            document.put("event.action", "flow-denied");
        }
        ways(document, client, server);
        threats(document, client, server, asSent, isConversation(flow, asSent));
        place(document, "source", client);
        place(document, "destination", server);
        return document;
    }

    /** The lists of the demo: the scanners are clients and knock, the others are servers of devices in the house. */
    private void threats(
            Map<String, Object> document,
            InetAddress client,
            InetAddress server,
            boolean clientSent,
            boolean conversation) {
        List<String> feeds = new ArrayList<>();
        if ((conversation || clientSent) && isOf(SCANNERS, client)) {
            feeds.add("demo-scanners");
        }
        if ((conversation || (clientSent && isInside(client, server))) && isOf(WATCHED, server)) {
            feeds.add("demo-watchlist");
        }
        if (!feeds.isEmpty()) {
            document.put("flow.threat.feed", feeds);
        }
    }

    /** Whether the flags of one side tell that the other took part: a client answers only an answer, a server sends data only then. */
    private static boolean isConversation(SimulatedFlow flow, boolean clientSent) {
        int flags = flow.protocol() == 6 ? flow.tcpFlags() : 0;
        boolean ack = (flags & 0x10) != 0;
        boolean data = (flags & 0x09) != 0;
        return ack && (clientSent || data || (flags & 0x06) == 0);
    }

    private static boolean isOf(List<String> starts, InetAddress address) {
        return starts.stream().anyMatch(text(address)::startsWith);
    }

    private static String text(InetAddress address) {
        return IpAddress.of(address).toString();
    }

    private static List<String> flags(int bits) {
        List<String> flags = new ArrayList<>();
        for (int i = 0; i < FLAGS.size(); i++) {
            if ((bits >> i & 1) == 1) {
                flags.add(FLAGS.get(i));
            }
        }
        return flags;
    }

    private void ways(Map<String, Object> document, InetAddress client, InetAddress server) {
        boolean fromInside = isInside(client, server);
        boolean toInside = isInside(server, client);
        document.put("flow.source.locality", fromInside ? "internal" : "external");
        document.put("flow.destination.locality", toInside ? "internal" : "external");
        document.put(
                "network.direction",
                fromInside ? toInside ? "internal" : "outbound" : toInside ? "inbound" : "external");
    }

    /** Groups are where those are who speak to them. */
    private boolean isInside(InetAddress address, InetAddress other) {
        InetAddress host = address.isMulticastAddress() || text(address).equals("255.255.255.255") ? other : address;
        IpAddress ip = IpAddress.of(host);
        return host.isAnyLocalAddress() || internal.stream().anyMatch(network -> network.contains(ip.high(), ip.low()));
    }

    private void place(Map<String, Object> document, String side, InetAddress address) throws IOException {
        Map<?, ?> city = cities.get(address, Map.class);
        put(document, side + ".geo.country_iso_code", at(city, "country", "iso_code"));
        put(document, side + ".geo.country_name", at(city, "country", "names", "en"));
        put(document, side + ".geo.city_name", at(city, "city", "names", "en"));
        Map<?, ?> system = systems.get(address, Map.class);
        put(document, side + ".as.number", at(system, "autonomous_system_number"));
        put(document, side + ".as.organization.name", at(system, "autonomous_system_organization"));
    }

    private static @Nullable Object at(@Nullable Map<?, ?> record, String... path) {
        Object value = record;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    /** A network as 192.0.2.0/24. */
    static IpNetwork network(String text) {
        int slash = text.indexOf('/');
        return IpNetwork.of(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    private static void put(Map<String, Object> document, String field, @Nullable Object value) {
        if (value != null) {
            document.put(field, value);
        }
    }
}
