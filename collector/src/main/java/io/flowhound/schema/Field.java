/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldForm.full;
import static io.flowhound.schema.FieldForm.lean;
import static io.flowhound.schema.FieldForm.standard;
import static io.flowhound.schema.FieldType.BOOLEAN;
import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.FLATTENED;
import static io.flowhound.schema.FieldType.FLOAT;
import static io.flowhound.schema.FieldType.GEO_POINT;
import static io.flowhound.schema.FieldType.HEX_KEYWORD;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.IP_LIST;
import static io.flowhound.schema.FieldType.KEYWORD;
import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;
import static io.flowhound.schema.FieldType.MAC;
import static io.flowhound.schema.FieldType.NESTED;
import static io.flowhound.schema.FieldType.NUMERIC_KEYWORD;
import static io.flowhound.schema.FieldType.OBJECT;
import static io.flowhound.schema.Indexing.DOC_VALUES;
import static io.flowhound.schema.Indexing.INDEXED;
import static io.flowhound.schema.Indexing.SEARCH_ONLY;

import org.jspecify.annotations.Nullable;

/**
 * A field of the documents that we write: its ECS path, type, the least profile that carries it, and what it means. The
 * order is the order within a document, so that what stands under one object stands together. The index template,
 * docs/fields.md and the names that the writer uses come from these rows; a new field is one row.
 */
public enum Field implements FieldRow {
    TIMESTAMP(
            lean("@timestamp", DATE, INDEXED),
            "End of the flow. If that is more than 24 hours before or 5 minutes after its arrival, the arrival time, and flow.time_source says so."),
    TAGS(
            lean("tags", KEYWORDS, INDEXED),
            "Remarks on the document: clamped when a counter did not fit, imported when it came from a file, remainder when what a sampling exporter had told of the flow before is taken off the counters, nat-outside when it is the outer half of a translated flow whose inner half was not found."),
    ECS_VERSION(
            standard("ecs.version", KEYWORD, DOC_VALUES),
            "Version of the Elastic Common Schema that the document follows.",
            "\"9.3.0\""),
    EVENT_KIND(standard("event.kind", KEYWORD, INDEXED), "Always event.", "\"event\""),
    EVENT_CATEGORY(standard("event.category", KEYWORDS, INDEXED), "Always network.", "[\"network\"]"),
    EVENT_TYPE(standard("event.type", KEYWORDS, DOC_VALUES), "Always connection.", "[\"connection\"]"),
    EVENT_MODULE(standard("event.module", KEYWORD, DOC_VALUES), "Always flowhound.", "\"flowhound\""),
    EVENT_DATASET(standard("event.dataset", KEYWORD, INDEXED), "Always flowhound.flow.", "\"flowhound.flow\""),
    EVENT_ACTION(
            standard("event.action", KEYWORD, INDEXED),
            "What a firewall or NAT device tells of: flow-created, flow-deleted, flow-denied, flow-alert or flow-update (IE 233), or nat44-session-create and others (IE 230, IANA's NAT Event Type). Other numbers as firewall-event-N, nat-event-N."),
    EVENT_START(lean("event.start", DATE, DOC_VALUES), "First packet of the flow, as the exporter said."),
    EVENT_END(lean("event.end", DATE, DOC_VALUES), "Last packet of the flow, as the exporter said."),
    EVENT_DURATION(standard("event.duration", LONG, DOC_VALUES), "Nanoseconds from event.start to event.end."),
    EVENT_CREATED(lean("event.created", DATE, DOC_VALUES), "When the datagram arrived."),
    SOURCE_IP(lean("source.ip", IP, INDEXED), "Address of the client, who opened the conversation."),
    SOURCE_PORT(lean("source.port", LONG, DOC_VALUES), "Port of the client, 0 to 65535. ICMP has none."),
    SOURCE_DOMAIN(
            standard("source.domain", KEYWORD, INDEXED),
            "Name of the client when the flow ended: that of the inventory, else what it called itself for its lease of DHCP, else the last name that DNS gave for its address, else its name by reverse DNS (dns.reverse). Whoever owns a name chooses it, but for that of the inventory."),
    SOURCE_MAC(standard("source.mac", MAC, DOC_VALUES), "MAC address of the client where the exporter saw the flow."),
    SOURCE_BYTES(
            lean("source.bytes", LONG, DOC_VALUES),
            "Octets from client to server, multiplied by the sampling rate. Absent when nobody reported that direction."),
    SOURCE_PACKETS(
            lean("source.packets", LONG, DOC_VALUES),
            "Packets from client to server, multiplied by the sampling rate. Absent when nobody reported that direction."),
    SOURCE_NAT_IP(lean("source.nat.ip", IP, INDEXED), "Address of the client on the other side of a NAT."),
    SOURCE_NAT_PORT(
            lean("source.nat.port", LONG, DOC_VALUES), "Port of the client on the other side of a NAT, 0 to 65535."),
    SOURCE_AS(lean("source.as", OBJECT), "Autonomous system of the client, from the AS database."),
    SOURCE_AS_NUMBER(
            lean("source.as.number", LONG, DOC_VALUES),
            "Autonomous system number of the client: from the AS database, else from the exporter."),
    SOURCE_AS_ORGANIZATION_NAME(
            lean("source.as.organization.name", KEYWORD, INDEXED), "Who runs the autonomous system of the client."),
    SOURCE_GEO(lean("source.geo", OBJECT), "Where the client is, from the city database."),
    SOURCE_GEO_CONTINENT_CODE(
            full("source.geo.continent_code", KEYWORD, DOC_VALUES), "Continent of the client, two letters."),
    SOURCE_GEO_COUNTRY_ISO_CODE(
            lean("source.geo.country_iso_code", KEYWORD, INDEXED), "Country of the client, ISO 3166-1 alpha-2."),
    SOURCE_GEO_COUNTRY_NAME(
            standard("source.geo.country_name", KEYWORD, INDEXED), "Country of the client, in English."),
    SOURCE_GEO_CITY_NAME(lean("source.geo.city_name", KEYWORD, INDEXED), "City of the client, in English."),
    SOURCE_GEO_LOCATION(lean("source.geo.location", GEO_POINT, DOC_VALUES), "Approximate coordinates of the client."),
    DESTINATION_IP(lean("destination.ip", IP, INDEXED), "Address of the server, who answered."),
    DESTINATION_PORT(lean("destination.port", LONG, INDEXED), "Port of the server, 0 to 65535. ICMP has none."),
    DESTINATION_DOMAIN(
            standard("destination.domain", KEYWORD, INDEXED),
            "Name of the server when the flow ended: that of the inventory, else what it called itself for its lease of DHCP, else the last name that DNS gave for its address, else its name by reverse DNS (dns.reverse). Whoever owns a name chooses it, but for that of the inventory."),
    DESTINATION_MAC(
            standard("destination.mac", MAC, DOC_VALUES), "MAC address of the server where the exporter saw the flow."),
    DESTINATION_BYTES(
            lean("destination.bytes", LONG, DOC_VALUES),
            "Octets from server to client, multiplied by the sampling rate. Absent when nobody reported that direction."),
    DESTINATION_PACKETS(
            lean("destination.packets", LONG, DOC_VALUES),
            "Packets from server to client, multiplied by the sampling rate. Absent when nobody reported that direction."),
    DESTINATION_NAT_IP(lean("destination.nat.ip", IP, INDEXED), "Address of the server on the other side of a NAT."),
    DESTINATION_NAT_PORT(
            lean("destination.nat.port", LONG, DOC_VALUES),
            "Port of the server on the other side of a NAT, 0 to 65535."),
    DESTINATION_AS(lean("destination.as", OBJECT), "Autonomous system of the server, from the AS database."),
    DESTINATION_AS_NUMBER(
            lean("destination.as.number", LONG, DOC_VALUES),
            "Autonomous system number of the server: from the AS database, else from the exporter."),
    DESTINATION_AS_ORGANIZATION_NAME(
            lean("destination.as.organization.name", KEYWORD, INDEXED),
            "Who runs the autonomous system of the server."),
    DESTINATION_GEO(lean("destination.geo", OBJECT), "Where the server is, from the city database."),
    DESTINATION_GEO_CONTINENT_CODE(
            full("destination.geo.continent_code", KEYWORD, DOC_VALUES), "Continent of the server, two letters."),
    DESTINATION_GEO_COUNTRY_ISO_CODE(
            lean("destination.geo.country_iso_code", KEYWORD, INDEXED), "Country of the server, ISO 3166-1 alpha-2."),
    DESTINATION_GEO_COUNTRY_NAME(
            standard("destination.geo.country_name", KEYWORD, INDEXED), "Country of the server, in English."),
    DESTINATION_GEO_CITY_NAME(lean("destination.geo.city_name", KEYWORD, INDEXED), "City of the server, in English."),
    DESTINATION_GEO_LOCATION(
            lean("destination.geo.location", GEO_POINT, DOC_VALUES), "Approximate coordinates of the server."),
    NETWORK_TYPE(standard("network.type", KEYWORD, DOC_VALUES), "ipv4 or ipv6."),
    NETWORK_IANA_NUMBER(standard("network.iana_number", NUMERIC_KEYWORD, DOC_VALUES), "IP protocol number (IANA)."),
    NETWORK_TRANSPORT(lean("network.transport", KEYWORD, INDEXED), "IP protocol, as IANA names it, in lower case."),
    NETWORK_PROTOCOL(
            lean("network.protocol", KEYWORD, INDEXED),
            "Service on the port of the server, as a rule of services names it, else as IANA does."),
    NETWORK_APPLICATION(
            standard("network.application", KEYWORD, INDEXED),
            "Application, as a rule of services names it, else as the exporter did (IE 96, App-ID, or by the id of IE 95)."),
    NETWORK_DIRECTION(
            lean("network.direction", KEYWORD, INDEXED),
            "inbound, outbound, internal or external, seen from the configured networks."),
    NETWORK_BYTES(lean("network.bytes", LONG, DOC_VALUES), "Octets in both directions."),
    NETWORK_PACKETS(lean("network.packets", LONG, DOC_VALUES), "Packets in both directions."),
    NETWORK_COMMUNITY_ID(
            standard("network.community_id", KEYWORD, SEARCH_ONLY),
            "Community ID version 1, seed 0: the same for a flow in every tool that knows it."),
    NETWORK_VLAN_ID(standard("network.vlan.id", NUMERIC_KEYWORD, DOC_VALUES), "VLAN, 1 to 4094."),
    NETWORK_INNER_VLAN_ID(
            standard("network.inner.vlan.id", NUMERIC_KEYWORD, DOC_VALUES),
            "VLAN of the inner tag where a frame has two, 1 to 4094."),
    FLOW_ID(
            lean("flow.id", HEX_KEYWORD, INDEXED),
            "Id by which pivot alerts name the flow: a hash of both addresses and ports, whichever way round, the protocol and event.start (else @timestamp), of a flow in slices that of the first. Only on login ports, such as 22, and of flows in slices."),
    FLOW_TCP_FLAGS(
            lean("flow.tcp_flags", KEYWORDS, INDEXED), "TCP flags that were seen, as the exporter counted them."),
    FLOW_TCP_STATE(
            lean("flow.tcp_state", KEYWORD, INDEXED),
            "State of the TCP connection as far as the flags tell: attempted, refused, established, reset or unknown."),
    FLOW_RECORDS(
            lean("flow.records", LONG, DOC_VALUES),
            "How many records of exporters the document was made of: both ways, and those of all observers."),
    FLOW_DUPLICATE(
            lean("flow.duplicate", BOOLEAN, INDEXED),
            "True when other documents count the same traffic already, as another exporter told it: not to be added up."),
    FLOW_OBSERVERS(
            lean("flow.observers", IP_LIST, INDEXED),
            "All exporters that told of the flow, where these are several, from the client to the server."),
    FLOW_TOS(full("flow.tos", LONG, DOC_VALUES), "Type of service octet, 0 to 255."),
    FLOW_DSCP(standard("flow.dscp", LONG, DOC_VALUES), "Differentiated services code point, 0 to 63; absent when 0."),
    FLOW_DSCP_NAME(
            standard("flow.dscp_name", KEYWORD, DOC_VALUES),
            "Name of the differentiated services code point, such as EF, AF41 or CS6; absent for 0 and where IANA has none."),
    FLOW_DIRECTION(
            standard("flow.direction", KEYWORD, DOC_VALUES), "ingress or egress: where the exporter saw the flow."),
    FLOW_NEXT_HOP(full("flow.next_hop", IP, DOC_VALUES), "Next hop of the route."),
    FLOW_INGRESS_INTERFACE_SPEED(
            standard("flow.ingress.interface.speed", LONG, DOC_VALUES),
            "Bits a second of the interface by which the flow came in, by the inventory."),
    FLOW_EGRESS_INTERFACE_SPEED(
            standard("flow.egress.interface.speed", LONG, DOC_VALUES),
            "Bits a second of the interface by which the flow went out, by the inventory."),
    FLOW_REVERSE_TCP_FLAGS(
            lean("flow.reverse.tcp_flags", KEYWORDS, INDEXED),
            "TCP flags of the way back, from server to client, in documents that have both ways."),
    FLOW_REVERSE_TOS(full("flow.reverse.tos", LONG, DOC_VALUES), "Type of service octet of the way back, 0 to 255."),
    FLOW_REVERSE_DSCP(
            standard("flow.reverse.dscp", LONG, DOC_VALUES),
            "Differentiated services code point of the way back, 0 to 63; absent when 0."),
    FLOW_REVERSE_NEXT_HOP(full("flow.reverse.next_hop", IP, DOC_VALUES), "Next hop of the route of the way back."),
    FLOW_REVERSE_INGRESS_INTERFACE_ID(
            lean("flow.reverse.ingress.interface.id", NUMERIC_KEYWORD, DOC_VALUES),
            "Index of the interface by which the way back came in, where it is not the one by which the way there went out."),
    FLOW_REVERSE_EGRESS_INTERFACE_ID(
            lean("flow.reverse.egress.interface.id", NUMERIC_KEYWORD, DOC_VALUES),
            "Index of the interface by which the way back went out, where it is not the one by which the way there came in."),
    FLOW_REVERSE_IE(
            standard("flow.reverse.ie", FLATTENED, INDEXED), "As flow.ie, of the way back, where that differs."),
    FLOW_END_REASON(
            standard("flow.end_reason", KEYWORD, DOC_VALUES),
            "Why the flow ended: idle-timeout, active-timeout, end-of-flow, forced-end or lack-of-resources (RFC 5102, IE 136)."),
    FLOW_SAMPLING_RATE(
            lean("flow.sampling.rate", LONG, DOC_VALUES),
            "One packet of so many was looked at; counters are already multiplied by it. Absent when 1."),
    FLOW_SAMPLING_SOURCE(
            standard("flow.sampling.source", KEYWORD, DOC_VALUES),
            "Where the sampling rate comes from: record, options or config."),
    FLOW_REVERSED(
            lean("flow.reversed", BOOLEAN, DOC_VALUES),
            "True when the sides of the record were swapped so that the source is the client."),
    FLOW_ROLE_REASON(
            standard("flow.role.reason", KEYWORD, DOC_VALUES),
            "Why the source is taken for the client: biflow (the record says who opened the conversation), tcp-flags, icmp-type, first-seen (that way began first, or is the only one), learned-service (many clients reach that port), known-port or lower-port."),
    FLOW_ROLE_CONFIDENCE(full("flow.role.confidence", FLOAT, DOC_VALUES), "How sure the sides are, 0 to 1."),
    FLOW_TIME_SOURCE(
            lean("flow.time_source", KEYWORD, DOC_VALUES),
            "Where @timestamp comes from when it is not the end of the flow: start (of the flow), export (time of the message; the record has no times), no-base (the same; its times count from a boot that nobody told the time of) or arrival (the time of the exporter is too far off)."),
    FLOW_EXPORTER_VERSION(
            standard("flow.exporter.version", LONG, INDEXED),
            "Version of the export protocol: 1, 5, 7, 9 or 10 (IPFIX)."),
    FLOW_EXPORTER_SITE(standard("flow.exporter.site", KEYWORD, INDEXED), "Where the exporter is, by the inventory."),
    FLOW_EXPORTER_DOMAIN(
            standard("flow.exporter.domain", LONG, DOC_VALUES),
            "Observation domain (IPFIX), source id (v9) or engine (v5)."),
    FLOW_EXPORTER_TEMPLATE(
            full("flow.exporter.template", LONG, DOC_VALUES),
            "Template id of the record, 256 to 65535. NetFlow v1, v5 and v7 have none."),
    FLOW_EXPORTER_SEQUENCE(
            full("flow.exporter.sequence", LONG, DOC_VALUES),
            "Sequence number of the message that carried the record."),
    FLOW_EXPORTER_RELAY(
            standard("flow.exporter.relay", IP, DOC_VALUES),
            "Address of the relay that sent the record for the exporter, where exporters.relays lists it."),
    FLOW_MPLS_LABELS(
            full("flow.mpls.labels", KEYWORDS, INDEXED), "MPLS labels, 0 to 1048575, the top of the stack first."),
    FLOW_ICMP_TYPE(standard("flow.icmp.type", LONG, DOC_VALUES), "ICMP or ICMPv6 type."),
    FLOW_ICMP_CODE(standard("flow.icmp.code", LONG, DOC_VALUES), "ICMP or ICMPv6 code."),
    FLOW_ICMP_NAME(
            standard("flow.icmp.name", KEYWORD, DOC_VALUES),
            "Name of the ICMP or ICMPv6 type, such as echo-request; of the code where that says more, such as port-unreachable."),
    FLOW_VRF_INGRESS(
            standard("flow.vrf.ingress", KEYWORD, DOC_VALUES),
            "VRF in which the flow came in: its name where the exporter told one (IE 236), else its id other than 0."),
    FLOW_VRF_EGRESS(
            standard("flow.vrf.egress", KEYWORD, DOC_VALUES),
            "VRF in which the flow went out: its name where the exporter told one (IE 236), else its id other than 0."),
    FLOW_SOURCE_ID(
            lean("flow.source.id", KEYWORD, DOC_VALUES),
            "Identity of the client, where it is internal: its name in the inventory, else its own MAC address where the exporter is on its segment, else the MAC address that had the lease of its address when the flow ended; with standard and full, else its address."),
    FLOW_SOURCE_ROLE(
            standard("flow.source.role", KEYWORD, INDEXED),
            "What the client is for, by the inventory: what that says of the host, else of its subnet."),
    FLOW_SOURCE_SITE(
            standard("flow.source.site", KEYWORD, INDEXED),
            "Where the client is, by the inventory: what that says of the host, else of its subnet."),
    FLOW_SOURCE_ZONE(
            standard("flow.source.zone", KEYWORD, INDEXED),
            "Part of the network that the client belongs to, by the inventory: what that says of the host, else of its subnet."),
    FLOW_SOURCE_SUBNET(
            standard("flow.source.subnet", KEYWORD, INDEXED), "Name of the subnet of the client, by the inventory."),
    FLOW_SOURCE_MAC_VENDOR(
            standard("flow.source.mac_vendor", KEYWORD, INDEXED),
            "To whom the block of the MAC address of the client is assigned, by the files of mac-vendors.files; absent for addresses that software draws."),
    FLOW_SOURCE_LOCALITY(
            standard("flow.source.locality", KEYWORD, DOC_VALUES),
            "internal or external: whether the client is in one's own networks, by the inventory, else by networks.internal."),
    FLOW_DESTINATION_ID(
            lean("flow.destination.id", KEYWORD, DOC_VALUES),
            "Identity of the server, where it is internal: its name in the inventory, else its own MAC address where the exporter is on its segment, else the MAC address that had the lease of its address when the flow ended; with standard and full, else its address."),
    FLOW_DESTINATION_ROLE(
            standard("flow.destination.role", KEYWORD, INDEXED),
            "What the server is for, by the inventory: what that says of the host, else of its subnet."),
    FLOW_DESTINATION_SITE(
            standard("flow.destination.site", KEYWORD, INDEXED),
            "Where the server is, by the inventory: what that says of the host, else of its subnet."),
    FLOW_DESTINATION_ZONE(
            standard("flow.destination.zone", KEYWORD, INDEXED),
            "Part of the network that the server belongs to, by the inventory: what that says of the host, else of its subnet."),
    FLOW_DESTINATION_SUBNET(
            standard("flow.destination.subnet", KEYWORD, INDEXED),
            "Name of the subnet of the server, by the inventory."),
    FLOW_DESTINATION_MAC_VENDOR(
            standard("flow.destination.mac_vendor", KEYWORD, INDEXED),
            "To whom the block of the MAC address of the server is assigned, by the files of mac-vendors.files; absent for addresses that software draws."),
    FLOW_DESTINATION_LOCALITY(
            standard("flow.destination.locality", KEYWORD, DOC_VALUES),
            "internal or external: whether the server is in one's own networks, by the inventory, else by networks.internal."),
    FLOW_THREAT_FEED(
            lean("flow.threat.feed", KEYWORDS, INDEXED),
            "Names of the threat lists that a side is in, where that side opened the conversation or took part in it."),
    FLOW_IE(
            standard("flow.ie", FLATTENED, INDEXED),
            "Every information element without a field of its own, by name, or PEN/number when it has no name."),
    OBSERVER_IP(lean("observer.ip", IP, INDEXED), "Address of the exporter."),
    OBSERVER_NAME(standard("observer.name", KEYWORD, INDEXED), "Name of the exporter, by the inventory."),
    OBSERVER_TYPE(standard("observer.type", KEYWORD, DOC_VALUES), "Always flow-exporter.", "\"flow-exporter\""),
    OBSERVER_INGRESS_INTERFACE_ID(
            lean("observer.ingress.interface.id", NUMERIC_KEYWORD, DOC_VALUES),
            "Index of the interface by which the flow came in."),
    OBSERVER_INGRESS_INTERFACE_NAME(
            standard("observer.ingress.interface.name", KEYWORD, INDEXED),
            "Name of the interface by which the flow came in: that of the inventory, else as the exporter told it (IE 82)."),
    OBSERVER_INGRESS_INTERFACE_ALIAS(
            standard("observer.ingress.interface.alias", KEYWORD, DOC_VALUES),
            "Description of the interface by which the flow came in: that of the inventory, else as the exporter told it (IE 83)."),
    OBSERVER_EGRESS_INTERFACE_ID(
            lean("observer.egress.interface.id", NUMERIC_KEYWORD, DOC_VALUES),
            "Index of the interface by which the flow went out."),
    OBSERVER_EGRESS_INTERFACE_NAME(
            standard("observer.egress.interface.name", KEYWORD, INDEXED),
            "Name of the interface by which the flow went out: that of the inventory, else as the exporter told it (IE 82)."),
    OBSERVER_EGRESS_INTERFACE_ALIAS(
            standard("observer.egress.interface.alias", KEYWORD, DOC_VALUES),
            "Description of the interface by which the flow went out: that of the inventory, else as the exporter told it (IE 83)."),
    RELATED_IP(
            standard("related.ip", IP_LIST, INDEXED),
            "Every address of the document. With lean it is not in the text, and can be searched and counted all the same."),
    RELATED_HOSTS(standard("related.hosts", KEYWORDS, INDEXED), "The names of both sides."),
    THREAT_ENRICHMENTS(
            lean("threat.enrichments", NESTED),
            "What threat lists say of a side that opened the conversation or took part in it, one object for each entry and list."),
    THREAT_FEED_NAME(
            lean("threat.enrichments.feed.name", KEYWORD, INDEXED),
            "Name of the list, as in flow.threat.feed. Not of ECS: rules of Elastic Security write it there."),
    THREAT_INDICATOR_CONFIDENCE(
            lean("threat.enrichments.indicator.confidence", KEYWORD, DOC_VALUES),
            "How sure the list is, as configured: Low, Medium or High."),
    THREAT_INDICATOR_DESCRIPTION(
            lean("threat.enrichments.indicator.description", KEYWORD, DOC_VALUES),
            "What the addresses of the list do, as configured."),
    THREAT_INDICATOR_IP(
            lean("threat.enrichments.indicator.ip", IP, INDEXED),
            "The address that the list has; absent when it has a network, or when addresses of the side are masked."),
    THREAT_INDICATOR_MODIFIED_AT(
            lean("threat.enrichments.indicator.modified_at", DATE, DOC_VALUES),
            "When the file of the list was changed last."),
    THREAT_INDICATOR_NAME(
            lean("threat.enrichments.indicator.name", KEYWORD, INDEXED),
            "The address or network that the list has; absent when addresses of the side are masked."),
    THREAT_INDICATOR_PROVIDER(lean("threat.enrichments.indicator.provider", KEYWORD, INDEXED), "Name of the list."),
    THREAT_INDICATOR_TYPE(lean("threat.enrichments.indicator.type", KEYWORD, DOC_VALUES), "ipv4-addr or ipv6-addr."),
    THREAT_MATCHED_ATOMIC(
            lean("threat.enrichments.matched.atomic", KEYWORD, INDEXED),
            "The address of the flow that the entry holds."),
    THREAT_MATCHED_FIELD(
            lean("threat.enrichments.matched.field", KEYWORD, INDEXED),
            "Where it stands: source.ip or destination.ip."),
    THREAT_MATCHED_TYPE(lean("threat.enrichments.matched.type", KEYWORD, DOC_VALUES), "Always indicator_match_rule."),
    USER_NAME(
            standard("user.name", KEYWORD, INDEXED),
            "Who is logged in at the source of the record, as the exporter said; at the destination when flow.reversed.");

    /** How many fields there are. */
    public static final int COUNT = values().length;

    private final String path;
    private final FieldType type;
    private final Profile profile;
    private final @Nullable Indexing indexing;
    private final String description;
    private final @Nullable String constant;

    Field(FieldForm form, String description) {
        this(form, description, null);
    }

    Field(FieldForm form, String description, @Nullable String constant) {
        this.path = form.path();
        this.type = form.type();
        this.profile = form.profile();
        this.indexing = form.indexing();
        this.description = description;
        this.constant = constant;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public FieldType type() {
        return type;
    }

    /** The least profile whose documents carry it. */
    public Profile profile() {
        return profile;
    }

    @Override
    public @Nullable Indexing indexing() {
        return indexing;
    }

    @Override
    public String description() {
        return description;
    }

    /** Its value as JSON when that is the same in every document, else null. */
    public @Nullable String constant() {
        return constant;
    }

    /** The same field of the other side: {@code source.x} for {@code destination.x} and back; itself when it has no side. */
    public Field opposite() {
        return OPPOSITES[ordinal()];
    }

    private static final Field[] OPPOSITES = opposites();

    private static Field[] opposites() {
        Field[] opposites = values();
        for (Field field : values()) {
            if (field.name().startsWith("SOURCE_")) {
                Field other = valueOf("DESTINATION_" + field.name().substring("SOURCE_".length()));
                opposites[field.ordinal()] = other;
                opposites[other.ordinal()] = field;
            }
        }
        return opposites;
    }
}
