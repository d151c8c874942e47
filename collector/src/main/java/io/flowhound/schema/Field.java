/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

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
import static io.flowhound.schema.Profile.FULL;
import static io.flowhound.schema.Profile.LEAN;
import static io.flowhound.schema.Profile.STANDARD;

import org.jspecify.annotations.Nullable;

/**
 * A field of the documents that we write: its ECS path, type, the least profile that carries it, and what it means. The
 * order is the order within a document, so that what stands under one object stands together. The index template,
 * docs/fields.md and the names that the writer uses come from these rows; a new field is one row.
 */
public enum Field implements FieldRow {
    TIMESTAMP(
            "@timestamp",
            DATE,
            LEAN,
            INDEXED,
            "End of the flow. If that is more than 24 hours before or 5 minutes after its arrival, the arrival time, and flow.time_source says so."),
    TAGS(
            "tags",
            KEYWORDS,
            LEAN,
            INDEXED,
            "Remarks on the document: clamped when a counter did not fit, imported when it came from a file, remainder when what a sampling exporter had told of the flow before is taken off the counters, nat-outside when it is the outer half of a translated flow whose inner half was not found."),
    ECS_VERSION(
            "ecs.version",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Version of the Elastic Common Schema that the document follows.",
            "\"9.3.0\""),
    EVENT_KIND("event.kind", KEYWORD, STANDARD, INDEXED, "Always event.", "\"event\""),
    EVENT_CATEGORY("event.category", KEYWORDS, STANDARD, INDEXED, "Always network.", "[\"network\"]"),
    EVENT_TYPE("event.type", KEYWORDS, STANDARD, DOC_VALUES, "Always connection.", "[\"connection\"]"),
    EVENT_MODULE("event.module", KEYWORD, STANDARD, DOC_VALUES, "Always flowhound.", "\"flowhound\""),
    EVENT_DATASET("event.dataset", KEYWORD, STANDARD, INDEXED, "Always flowhound.flow.", "\"flowhound.flow\""),
    EVENT_ACTION(
            "event.action",
            KEYWORD,
            STANDARD,
            INDEXED,
            "What a firewall or NAT device tells of: flow-created, flow-deleted, flow-denied, flow-alert or flow-update (IE 233), or nat44-session-create and others (IE 230, IANA's NAT Event Type). Other numbers as firewall-event-N, nat-event-N."),
    EVENT_START("event.start", DATE, LEAN, DOC_VALUES, "First packet of the flow, as the exporter said."),
    EVENT_END("event.end", DATE, LEAN, DOC_VALUES, "Last packet of the flow, as the exporter said."),
    EVENT_DURATION("event.duration", LONG, STANDARD, DOC_VALUES, "Nanoseconds from event.start to event.end."),
    EVENT_CREATED("event.created", DATE, LEAN, DOC_VALUES, "When the datagram arrived."),
    SOURCE_IP("source.ip", IP, LEAN, INDEXED, "Address of the client, who opened the conversation."),
    SOURCE_PORT("source.port", LONG, LEAN, DOC_VALUES, "Port of the client, 0 to 65535. ICMP has none."),
    SOURCE_DOMAIN(
            "source.domain",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Name of the client when the flow ended: that of the inventory, else what it called itself for its lease of DHCP, else the last name that DNS gave for its address, else its name by reverse DNS (dns.reverse). Whoever owns a name chooses it, but for that of the inventory."),
    SOURCE_MAC("source.mac", MAC, STANDARD, DOC_VALUES, "MAC address of the client where the exporter saw the flow."),
    SOURCE_BYTES(
            "source.bytes",
            LONG,
            LEAN,
            DOC_VALUES,
            "Octets from client to server, multiplied by the sampling rate. Absent when nobody reported that direction."),
    SOURCE_PACKETS(
            "source.packets",
            LONG,
            LEAN,
            DOC_VALUES,
            "Packets from client to server, multiplied by the sampling rate. Absent when nobody reported that direction."),
    SOURCE_NAT_IP("source.nat.ip", IP, LEAN, INDEXED, "Address of the client on the other side of a NAT."),
    SOURCE_NAT_PORT(
            "source.nat.port", LONG, LEAN, DOC_VALUES, "Port of the client on the other side of a NAT, 0 to 65535."),
    SOURCE_AS("source.as", OBJECT, LEAN, "Autonomous system of the client, from the AS database."),
    SOURCE_AS_NUMBER(
            "source.as.number",
            LONG,
            LEAN,
            DOC_VALUES,
            "Autonomous system number of the client: from the AS database, else from the exporter."),
    SOURCE_AS_ORGANIZATION_NAME(
            "source.as.organization.name", KEYWORD, LEAN, INDEXED, "Who runs the autonomous system of the client."),
    SOURCE_GEO("source.geo", OBJECT, LEAN, "Where the client is, from the city database."),
    SOURCE_GEO_CONTINENT_CODE(
            "source.geo.continent_code", KEYWORD, FULL, DOC_VALUES, "Continent of the client, two letters."),
    SOURCE_GEO_COUNTRY_ISO_CODE(
            "source.geo.country_iso_code", KEYWORD, LEAN, INDEXED, "Country of the client, ISO 3166-1 alpha-2."),
    SOURCE_GEO_COUNTRY_NAME(
            "source.geo.country_name", KEYWORD, STANDARD, INDEXED, "Country of the client, in English."),
    SOURCE_GEO_CITY_NAME("source.geo.city_name", KEYWORD, LEAN, INDEXED, "City of the client, in English."),
    SOURCE_GEO_LOCATION("source.geo.location", GEO_POINT, LEAN, DOC_VALUES, "Approximate coordinates of the client."),
    DESTINATION_IP("destination.ip", IP, LEAN, INDEXED, "Address of the server, who answered."),
    DESTINATION_PORT("destination.port", LONG, LEAN, INDEXED, "Port of the server, 0 to 65535. ICMP has none."),
    DESTINATION_DOMAIN(
            "destination.domain",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Name of the server when the flow ended: that of the inventory, else what it called itself for its lease of DHCP, else the last name that DNS gave for its address, else its name by reverse DNS (dns.reverse). Whoever owns a name chooses it, but for that of the inventory."),
    DESTINATION_MAC(
            "destination.mac", MAC, STANDARD, DOC_VALUES, "MAC address of the server where the exporter saw the flow."),
    DESTINATION_BYTES(
            "destination.bytes",
            LONG,
            LEAN,
            DOC_VALUES,
            "Octets from server to client, multiplied by the sampling rate. Absent when nobody reported that direction."),
    DESTINATION_PACKETS(
            "destination.packets",
            LONG,
            LEAN,
            DOC_VALUES,
            "Packets from server to client, multiplied by the sampling rate. Absent when nobody reported that direction."),
    DESTINATION_NAT_IP("destination.nat.ip", IP, LEAN, INDEXED, "Address of the server on the other side of a NAT."),
    DESTINATION_NAT_PORT(
            "destination.nat.port",
            LONG,
            LEAN,
            DOC_VALUES,
            "Port of the server on the other side of a NAT, 0 to 65535."),
    DESTINATION_AS("destination.as", OBJECT, LEAN, "Autonomous system of the server, from the AS database."),
    DESTINATION_AS_NUMBER(
            "destination.as.number",
            LONG,
            LEAN,
            DOC_VALUES,
            "Autonomous system number of the server: from the AS database, else from the exporter."),
    DESTINATION_AS_ORGANIZATION_NAME(
            "destination.as.organization.name",
            KEYWORD,
            LEAN,
            INDEXED,
            "Who runs the autonomous system of the server."),
    DESTINATION_GEO("destination.geo", OBJECT, LEAN, "Where the server is, from the city database."),
    DESTINATION_GEO_CONTINENT_CODE(
            "destination.geo.continent_code", KEYWORD, FULL, DOC_VALUES, "Continent of the server, two letters."),
    DESTINATION_GEO_COUNTRY_ISO_CODE(
            "destination.geo.country_iso_code", KEYWORD, LEAN, INDEXED, "Country of the server, ISO 3166-1 alpha-2."),
    DESTINATION_GEO_COUNTRY_NAME(
            "destination.geo.country_name", KEYWORD, STANDARD, INDEXED, "Country of the server, in English."),
    DESTINATION_GEO_CITY_NAME("destination.geo.city_name", KEYWORD, LEAN, INDEXED, "City of the server, in English."),
    DESTINATION_GEO_LOCATION(
            "destination.geo.location", GEO_POINT, LEAN, DOC_VALUES, "Approximate coordinates of the server."),
    NETWORK_TYPE("network.type", KEYWORD, STANDARD, DOC_VALUES, "ipv4 or ipv6."),
    NETWORK_IANA_NUMBER("network.iana_number", NUMERIC_KEYWORD, STANDARD, DOC_VALUES, "IP protocol number (IANA)."),
    NETWORK_TRANSPORT("network.transport", KEYWORD, LEAN, INDEXED, "IP protocol, as IANA names it, in lower case."),
    NETWORK_PROTOCOL(
            "network.protocol",
            KEYWORD,
            LEAN,
            INDEXED,
            "Service on the port of the server, as a rule of services names it, else as IANA does."),
    NETWORK_APPLICATION(
            "network.application",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Application, as a rule of services names it, else as the exporter did (IE 96, App-ID, or by the id of IE 95)."),
    NETWORK_DIRECTION(
            "network.direction",
            KEYWORD,
            LEAN,
            INDEXED,
            "inbound, outbound, internal or external, seen from the configured networks."),
    NETWORK_BYTES("network.bytes", LONG, LEAN, DOC_VALUES, "Octets in both directions."),
    NETWORK_PACKETS("network.packets", LONG, LEAN, DOC_VALUES, "Packets in both directions."),
    NETWORK_COMMUNITY_ID(
            "network.community_id",
            KEYWORD,
            STANDARD,
            SEARCH_ONLY,
            "Community ID version 1, seed 0: the same for a flow in every tool that knows it."),
    NETWORK_VLAN_ID("network.vlan.id", NUMERIC_KEYWORD, STANDARD, DOC_VALUES, "VLAN, 1 to 4094."),
    NETWORK_INNER_VLAN_ID(
            "network.inner.vlan.id",
            NUMERIC_KEYWORD,
            STANDARD,
            DOC_VALUES,
            "VLAN of the inner tag where a frame has two, 1 to 4094."),
    FLOW_ID(
            "flow.id",
            HEX_KEYWORD,
            LEAN,
            INDEXED,
            "Id by which pivot alerts name the flow: a hash of both addresses and ports, whichever way round, the protocol and event.start (else @timestamp). Only on login ports, such as 22."),
    FLOW_TCP_FLAGS(
            "flow.tcp_flags", KEYWORDS, LEAN, INDEXED, "TCP flags that were seen, as the exporter counted them."),
    FLOW_TCP_STATE(
            "flow.tcp_state",
            KEYWORD,
            LEAN,
            INDEXED,
            "State of the TCP connection as far as the flags tell: attempted, refused, established, reset or unknown."),
    FLOW_RECORDS(
            "flow.records",
            LONG,
            LEAN,
            DOC_VALUES,
            "How many records of exporters the document was made of: both ways, and those of all observers."),
    FLOW_DUPLICATE(
            "flow.duplicate",
            BOOLEAN,
            LEAN,
            INDEXED,
            "True when other documents count the same traffic already, as another exporter told it: not to be added up."),
    FLOW_OBSERVERS(
            "flow.observers", IP_LIST, LEAN, INDEXED, "All exporters that told of the flow, where these are several."),
    FLOW_TOS("flow.tos", LONG, FULL, DOC_VALUES, "Type of service octet, 0 to 255."),
    FLOW_DSCP("flow.dscp", LONG, STANDARD, DOC_VALUES, "Differentiated services code point, 0 to 63; absent when 0."),
    FLOW_DSCP_NAME(
            "flow.dscp_name",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Name of the differentiated services code point, such as EF, AF41 or CS6; absent for 0 and where IANA has none."),
    FLOW_DIRECTION(
            "flow.direction", KEYWORD, STANDARD, DOC_VALUES, "ingress or egress: where the exporter saw the flow."),
    FLOW_NEXT_HOP("flow.next_hop", IP, FULL, DOC_VALUES, "Next hop of the route."),
    FLOW_INGRESS_INTERFACE_SPEED(
            "flow.ingress.interface.speed",
            LONG,
            STANDARD,
            DOC_VALUES,
            "Bits a second of the interface by which the flow came in, by the inventory."),
    FLOW_EGRESS_INTERFACE_SPEED(
            "flow.egress.interface.speed",
            LONG,
            STANDARD,
            DOC_VALUES,
            "Bits a second of the interface by which the flow went out, by the inventory."),
    FLOW_REVERSE_TCP_FLAGS(
            "flow.reverse.tcp_flags",
            KEYWORDS,
            LEAN,
            INDEXED,
            "TCP flags of the way back, from server to client, in documents that have both ways."),
    FLOW_REVERSE_TOS("flow.reverse.tos", LONG, FULL, DOC_VALUES, "Type of service octet of the way back, 0 to 255."),
    FLOW_REVERSE_DSCP(
            "flow.reverse.dscp",
            LONG,
            STANDARD,
            DOC_VALUES,
            "Differentiated services code point of the way back, 0 to 63; absent when 0."),
    FLOW_REVERSE_NEXT_HOP("flow.reverse.next_hop", IP, FULL, DOC_VALUES, "Next hop of the route of the way back."),
    FLOW_REVERSE_INGRESS_INTERFACE_ID(
            "flow.reverse.ingress.interface.id",
            NUMERIC_KEYWORD,
            LEAN,
            DOC_VALUES,
            "Index of the interface by which the way back came in, where it is not the one by which the way there went out."),
    FLOW_REVERSE_EGRESS_INTERFACE_ID(
            "flow.reverse.egress.interface.id",
            NUMERIC_KEYWORD,
            LEAN,
            DOC_VALUES,
            "Index of the interface by which the way back went out, where it is not the one by which the way there came in."),
    FLOW_REVERSE_IE(
            "flow.reverse.ie", FLATTENED, STANDARD, INDEXED, "As flow.ie, of the way back, where that differs."),
    FLOW_END_REASON(
            "flow.end_reason",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Why the flow ended: idle-timeout, active-timeout, end-of-flow, forced-end or lack-of-resources (RFC 5102, IE 136)."),
    FLOW_SAMPLING_RATE(
            "flow.sampling.rate",
            LONG,
            LEAN,
            DOC_VALUES,
            "One packet of so many was looked at; counters are already multiplied by it. Absent when 1."),
    FLOW_SAMPLING_SOURCE(
            "flow.sampling.source",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Where the sampling rate comes from: record, options or config."),
    FLOW_REVERSED(
            "flow.reversed",
            BOOLEAN,
            LEAN,
            DOC_VALUES,
            "True when the sides of the record were swapped so that the source is the client."),
    FLOW_ROLE_REASON(
            "flow.role.reason",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Why the source is taken for the client: biflow (the record says who opened the conversation), tcp-flags, icmp-type, first-seen (that way began first, or is the only one), learned-service (many clients reach that port), known-port or lower-port."),
    FLOW_ROLE_CONFIDENCE("flow.role.confidence", FLOAT, FULL, DOC_VALUES, "How sure the sides are, 0 to 1."),
    FLOW_TIME_SOURCE(
            "flow.time_source",
            KEYWORD,
            LEAN,
            DOC_VALUES,
            "Where @timestamp comes from when it is not the end of the flow: start (of the flow), export (time of the message; the record has no times), no-base (the same; its times count from a boot that nobody told the time of) or arrival (the time of the exporter is too far off)."),
    FLOW_EXPORTER_VERSION(
            "flow.exporter.version",
            LONG,
            STANDARD,
            INDEXED,
            "Version of the export protocol: 1, 5, 7, 9 or 10 (IPFIX)."),
    FLOW_EXPORTER_SITE("flow.exporter.site", KEYWORD, STANDARD, INDEXED, "Where the exporter is, by the inventory."),
    FLOW_EXPORTER_DOMAIN(
            "flow.exporter.domain",
            LONG,
            STANDARD,
            DOC_VALUES,
            "Observation domain (IPFIX), source id (v9) or engine (v5)."),
    FLOW_EXPORTER_TEMPLATE(
            "flow.exporter.template",
            LONG,
            FULL,
            DOC_VALUES,
            "Template id of the record, 256 to 65535. NetFlow v1, v5 and v7 have none."),
    FLOW_EXPORTER_SEQUENCE(
            "flow.exporter.sequence",
            LONG,
            FULL,
            DOC_VALUES,
            "Sequence number of the message that carried the record."),
    FLOW_EXPORTER_RELAY(
            "flow.exporter.relay",
            IP,
            STANDARD,
            DOC_VALUES,
            "Address of the relay that sent the record for the exporter, where exporters.relays lists it."),
    FLOW_MPLS_LABELS(
            "flow.mpls.labels", KEYWORDS, FULL, INDEXED, "MPLS labels, 0 to 1048575, the top of the stack first."),
    FLOW_ICMP_TYPE("flow.icmp.type", LONG, STANDARD, DOC_VALUES, "ICMP or ICMPv6 type."),
    FLOW_ICMP_CODE("flow.icmp.code", LONG, STANDARD, DOC_VALUES, "ICMP or ICMPv6 code."),
    FLOW_ICMP_NAME(
            "flow.icmp.name",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Name of the ICMP or ICMPv6 type, such as echo-request; of the code where that says more, such as port-unreachable."),
    FLOW_VRF_INGRESS(
            "flow.vrf.ingress",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "VRF in which the flow came in: its name where the exporter told one (IE 236), else its id other than 0."),
    FLOW_VRF_EGRESS(
            "flow.vrf.egress",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "VRF in which the flow went out: its name where the exporter told one (IE 236), else its id other than 0."),
    FLOW_SOURCE_ID(
            "flow.source.id",
            KEYWORD,
            LEAN,
            INDEXED,
            "Identity of the client, where it is internal: its name in the inventory, else its own MAC address where the exporter is on its segment, else the MAC address that had the lease of its address when the flow ended; with standard and full, else its address."),
    FLOW_SOURCE_ROLE(
            "flow.source.role",
            KEYWORD,
            STANDARD,
            INDEXED,
            "What the client is for, by the inventory: what that says of the host, else of its subnet."),
    FLOW_SOURCE_SITE(
            "flow.source.site",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Where the client is, by the inventory: what that says of the host, else of its subnet."),
    FLOW_SOURCE_ZONE(
            "flow.source.zone",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Part of the network that the client belongs to, by the inventory: what that says of the host, else of its subnet."),
    FLOW_SOURCE_SUBNET(
            "flow.source.subnet", KEYWORD, STANDARD, INDEXED, "Name of the subnet of the client, by the inventory."),
    FLOW_SOURCE_MAC_VENDOR(
            "flow.source.mac_vendor",
            KEYWORD,
            STANDARD,
            INDEXED,
            "To whom the block of the MAC address of the client is assigned, by the files of mac-vendors.files; absent for addresses that software draws."),
    FLOW_SOURCE_LOCALITY(
            "flow.source.locality",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "internal or external: whether the client is in one's own networks, by the inventory, else by networks.internal."),
    FLOW_DESTINATION_ID(
            "flow.destination.id",
            KEYWORD,
            LEAN,
            INDEXED,
            "Identity of the server, where it is internal: its name in the inventory, else its own MAC address where the exporter is on its segment, else the MAC address that had the lease of its address when the flow ended; with standard and full, else its address."),
    FLOW_DESTINATION_ROLE(
            "flow.destination.role",
            KEYWORD,
            STANDARD,
            INDEXED,
            "What the server is for, by the inventory: what that says of the host, else of its subnet."),
    FLOW_DESTINATION_SITE(
            "flow.destination.site",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Where the server is, by the inventory: what that says of the host, else of its subnet."),
    FLOW_DESTINATION_ZONE(
            "flow.destination.zone",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Part of the network that the server belongs to, by the inventory: what that says of the host, else of its subnet."),
    FLOW_DESTINATION_SUBNET(
            "flow.destination.subnet",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Name of the subnet of the server, by the inventory."),
    FLOW_DESTINATION_MAC_VENDOR(
            "flow.destination.mac_vendor",
            KEYWORD,
            STANDARD,
            INDEXED,
            "To whom the block of the MAC address of the server is assigned, by the files of mac-vendors.files; absent for addresses that software draws."),
    FLOW_DESTINATION_LOCALITY(
            "flow.destination.locality",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "internal or external: whether the server is in one's own networks, by the inventory, else by networks.internal."),
    FLOW_THREAT_FEED(
            "flow.threat.feed",
            KEYWORDS,
            LEAN,
            INDEXED,
            "Names of the threat lists that a side is in, where that side opened the conversation or took part in it."),
    FLOW_IE(
            "flow.ie",
            FLATTENED,
            STANDARD,
            INDEXED,
            "Every information element without a field of its own, by name, or PEN/number when it has no name."),
    OBSERVER_IP("observer.ip", IP, LEAN, INDEXED, "Address of the exporter."),
    OBSERVER_NAME("observer.name", KEYWORD, STANDARD, INDEXED, "Name of the exporter, by the inventory."),
    OBSERVER_TYPE("observer.type", KEYWORD, STANDARD, DOC_VALUES, "Always flow-exporter.", "\"flow-exporter\""),
    OBSERVER_INGRESS_INTERFACE_ID(
            "observer.ingress.interface.id",
            NUMERIC_KEYWORD,
            LEAN,
            DOC_VALUES,
            "Index of the interface by which the flow came in."),
    OBSERVER_INGRESS_INTERFACE_NAME(
            "observer.ingress.interface.name",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Name of the interface by which the flow came in: that of the inventory, else as the exporter told it (IE 82)."),
    OBSERVER_INGRESS_INTERFACE_ALIAS(
            "observer.ingress.interface.alias",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Description of the interface by which the flow came in: that of the inventory, else as the exporter told it (IE 83)."),
    OBSERVER_EGRESS_INTERFACE_ID(
            "observer.egress.interface.id",
            NUMERIC_KEYWORD,
            LEAN,
            DOC_VALUES,
            "Index of the interface by which the flow went out."),
    OBSERVER_EGRESS_INTERFACE_NAME(
            "observer.egress.interface.name",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Name of the interface by which the flow went out: that of the inventory, else as the exporter told it (IE 82)."),
    OBSERVER_EGRESS_INTERFACE_ALIAS(
            "observer.egress.interface.alias",
            KEYWORD,
            STANDARD,
            DOC_VALUES,
            "Description of the interface by which the flow went out: that of the inventory, else as the exporter told it (IE 83)."),
    RELATED_IP(
            "related.ip",
            IP_LIST,
            STANDARD,
            INDEXED,
            "Every address of the document. With lean it is not in the text, and can be searched and counted all the same."),
    RELATED_HOSTS("related.hosts", KEYWORDS, STANDARD, INDEXED, "The names of both sides."),
    THREAT_ENRICHMENTS(
            "threat.enrichments",
            NESTED,
            LEAN,
            "What threat lists say of a side that opened the conversation or took part in it, one object for each entry and list."),
    THREAT_FEED_NAME(
            "threat.enrichments.feed.name",
            KEYWORD,
            LEAN,
            INDEXED,
            "Name of the list, as in flow.threat.feed. Not of ECS: rules of Elastic Security write it there."),
    THREAT_INDICATOR_CONFIDENCE(
            "threat.enrichments.indicator.confidence",
            KEYWORD,
            LEAN,
            DOC_VALUES,
            "How sure the list is, as configured: Low, Medium or High."),
    THREAT_INDICATOR_DESCRIPTION(
            "threat.enrichments.indicator.description",
            KEYWORD,
            LEAN,
            DOC_VALUES,
            "What the addresses of the list do, as configured."),
    THREAT_INDICATOR_IP(
            "threat.enrichments.indicator.ip",
            IP,
            LEAN,
            INDEXED,
            "The address that the list has; absent when it has a network, or when addresses of the side are masked."),
    THREAT_INDICATOR_MODIFIED_AT(
            "threat.enrichments.indicator.modified_at",
            DATE,
            LEAN,
            DOC_VALUES,
            "When the file of the list was changed last."),
    THREAT_INDICATOR_NAME(
            "threat.enrichments.indicator.name",
            KEYWORD,
            LEAN,
            INDEXED,
            "The address or network that the list has; absent when addresses of the side are masked."),
    THREAT_INDICATOR_PROVIDER("threat.enrichments.indicator.provider", KEYWORD, LEAN, INDEXED, "Name of the list."),
    THREAT_INDICATOR_TYPE("threat.enrichments.indicator.type", KEYWORD, LEAN, DOC_VALUES, "ipv4-addr or ipv6-addr."),
    THREAT_MATCHED_ATOMIC(
            "threat.enrichments.matched.atomic",
            KEYWORD,
            LEAN,
            INDEXED,
            "The address of the flow that the entry holds."),
    THREAT_MATCHED_FIELD(
            "threat.enrichments.matched.field",
            KEYWORD,
            LEAN,
            INDEXED,
            "Where it stands: source.ip or destination.ip."),
    THREAT_MATCHED_TYPE("threat.enrichments.matched.type", KEYWORD, LEAN, DOC_VALUES, "Always indicator_match_rule."),
    USER_NAME(
            "user.name",
            KEYWORD,
            STANDARD,
            INDEXED,
            "Who is logged in at the source of the record, as the exporter said; at the destination when flow.reversed.");

    /** How many fields there are. */
    public static final int COUNT = values().length;

    private final String path;
    private final FieldType type;
    private final Profile profile;
    private final @Nullable Indexing indexing;
    private final String description;
    private final @Nullable String constant;

    Field(String path, FieldType type, Profile profile, Indexing indexing, String description) {
        this(path, type, profile, indexing, description, null);
    }

    Field(String path, FieldType type, Profile profile, String description) {
        this(path, type, profile, null, description, null);
    }

    Field(
            String path,
            FieldType type,
            Profile profile,
            @Nullable Indexing indexing,
            String description,
            @Nullable String constant) {
        this.path = path;
        this.type = type;
        this.profile = profile;
        this.indexing = indexing;
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
