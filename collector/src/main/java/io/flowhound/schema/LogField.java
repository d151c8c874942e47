/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.FLATTENED;
import static io.flowhound.schema.FieldType.GEO_POINT;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.IP_LIST;
import static io.flowhound.schema.FieldType.KEYWORD;
import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;
import static io.flowhound.schema.FieldType.MAC;
import static io.flowhound.schema.FieldType.NUMERIC_KEYWORD;
import static io.flowhound.schema.FieldType.OBJECT;
import static io.flowhound.schema.FieldType.TEXT;
import static io.flowhound.schema.Indexing.DOC_VALUES;
import static io.flowhound.schema.Indexing.INDEXED;
import static io.flowhound.schema.Indexing.SEARCH_ONLY;

import org.jspecify.annotations.Nullable;

/**
 * A field of the documents of log lines: its path, type, and what it means. The order is the order within a document, so that
 * what stands under one object stands together; the index template, docs/fields.md and the writer come from these rows. What ECS
 * lacks stands under {@code syslog.*}, {@code login.*} and, with the names of flow documents, {@code flow.*}.
 */
public enum LogField implements FieldRow {
    TIMESTAMP(
            "@timestamp",
            DATE,
            INDEXED,
            "When it happened: the time that the line states, or that of its arrival; syslog.time_source says which."),
    MESSAGE("message", TEXT, INDEXED, "The message without its header; the whole line where no header was found."),
    TAGS(
            "tags",
            KEYWORDS,
            INDEXED,
            "Remarks on the document: truncated when the line was cut, unparsed when its header could not be read, parser-failed when a bug of ours has cost it its meaning."),
    ECS_VERSION("ecs.version", KEYWORD, DOC_VALUES, "Version of the Elastic Common Schema that the document follows."),
    EVENT_KIND("event.kind", KEYWORD, INDEXED, "Always event."),
    EVENT_CATEGORY(
            "event.category",
            KEYWORDS,
            INDEXED,
            "What it is about where the message is understood, such as authentication, session, network or iam."),
    EVENT_TYPE("event.type", KEYWORDS, INDEXED, "What kind of it, such as start, end, info, allowed, denied."),
    EVENT_ACTION(
            "event.action",
            KEYWORD,
            INDEXED,
            "What was done, such as login, logout, sudo, deny, dhcp-ack. docs/syslog.md has all."),
    EVENT_OUTCOME(
            "event.outcome",
            KEYWORD,
            INDEXED,
            "success or failure, from the view of who tried; unknown where the line does not say."),
    EVENT_MODULE("event.module", KEYWORD, DOC_VALUES, "Always flowhound."),
    EVENT_DATASET("event.dataset", KEYWORD, INDEXED, "Always flowhound.syslog."),
    EVENT_PROVIDER(
            "event.provider",
            KEYWORD,
            DOC_VALUES,
            "Where a system says which part of it wrote the message, such as Microsoft-Windows-Security-Auditing."),
    EVENT_CODE(
            "event.code",
            KEYWORD,
            INDEXED,
            "Number of the message among those of its maker, such as 4624 or ASA-6-302013."),
    EVENT_ID("event.id", KEYWORD, DOC_VALUES, "Number of this very event at its sender."),
    EVENT_REASON("event.reason", KEYWORD, DOC_VALUES, "Why it came to this, in the words of the line."),
    EVENT_SEVERITY(
            "event.severity",
            LONG,
            DOC_VALUES,
            "Severity of the maker's own scale, where it has one besides that of syslog."),
    EVENT_START("event.start", DATE, DOC_VALUES, "When a connection began of whose end the line tells."),
    EVENT_END("event.end", DATE, DOC_VALUES, "When it ended."),
    EVENT_DURATION("event.duration", LONG, DOC_VALUES, "How long it lasted, in nanoseconds."),
    EVENT_CREATED("event.created", DATE, DOC_VALUES, "When the line arrived."),
    LOG_LEVEL("log.level", KEYWORD, INDEXED, "Name of the severity, such as err or info."),
    LOG_SYSLOG_PRIORITY(
            "log.syslog.priority",
            LONG,
            DOC_VALUES,
            "Facility times 8 plus severity, 0 to 191; absent when the line has none."),
    LOG_SYSLOG_FACILITY_CODE(
            "log.syslog.facility.code",
            LONG,
            DOC_VALUES,
            "Facility, 0 to 23 (RFC 5424, table 1); invld where the line begins with < and no priority."),
    LOG_SYSLOG_FACILITY_NAME("log.syslog.facility.name", KEYWORD, INDEXED, "Its usual name, such as auth."),
    LOG_SYSLOG_SEVERITY_CODE("log.syslog.severity.code", LONG, DOC_VALUES, "Severity, 0 (emergency) to 7 (debug)."),
    LOG_SYSLOG_SEVERITY_NAME("log.syslog.severity.name", KEYWORD, INDEXED, "Its name in RFC 5424, such as Error."),
    LOG_SYSLOG_VERSION("log.syslog.version", KEYWORD, DOC_VALUES, "1 for lines by RFC 5424; absent for others."),
    LOG_SYSLOG_HOSTNAME("log.syslog.hostname", KEYWORD, DOC_VALUES, "Host name in the header, as it stands there."),
    LOG_SYSLOG_APPNAME("log.syslog.appname", KEYWORD, DOC_VALUES, "Program in the header, as it stands there."),
    LOG_SYSLOG_PROCID("log.syslog.procid", KEYWORD, DOC_VALUES, "Process in the header, as it stands there."),
    LOG_SYSLOG_MSGID("log.syslog.msgid", KEYWORD, DOC_VALUES, "Kind of message in the header (RFC 5424)."),
    LOG_SYSLOG_STRUCTURED_DATA(
            "log.syslog.structured_data", FLATTENED, INDEXED, "Structured data (RFC 5424): by element, by parameter."),
    SYSLOG_FORMAT("syslog.format", KEYWORD, INDEXED, "rfc5424, rfc3164, or none where no header was found."),
    SYSLOG_PARSER(
            "syslog.parser", KEYWORD, INDEXED, "Which of our parsers understood the message; absent when none did."),
    SYSLOG_SENDER_IP("syslog.sender.ip", IP, INDEXED, "Who sent it to us: the host itself, or one that forwards."),
    SYSLOG_TIME_SOURCE(
            "syslog.time_source",
            KEYWORD,
            INDEXED,
            "message when @timestamp is as the line says, guessed-zone when its zone was concluded from the arrival, arrival when the line has no time or an impossible one."),
    HOST_HOSTNAME("host.hostname", KEYWORD, INDEXED, "Host that the line is of, as its header names it."),
    HOST_NAME(
            "host.name",
            KEYWORD,
            INDEXED,
            "The same in lower case; without a name in the header the one that is known for the sender's address."),
    HOST_IP("host.ip", IP_LIST, INDEXED, "Address of that host, as far as it is known."),
    PROCESS_NAME("process.name", KEYWORD, INDEXED, "Program that wrote the line."),
    PROCESS_PID("process.pid", LONG, DOC_VALUES, "Its process id."),
    PROCESS_ARGS("process.args", KEYWORDS, DOC_VALUES, "Command that was run, as sudo tells it."),
    PROCESS_WORKING_DIRECTORY("process.working_directory", KEYWORD, DOC_VALUES, "Folder in which it was run."),
    SOURCE_IP(
            "source.ip",
            IP,
            INDEXED,
            "Who began it: the client of a login, of a connection, of a lookup; the machine that got a lease."),
    SOURCE_PORT("source.port", LONG, INDEXED, "Its port, 0 to 65535."),
    SOURCE_ADDRESS("source.address", KEYWORD, INDEXED, "The client as the line names it, where that is no address."),
    SOURCE_DOMAIN("source.domain", KEYWORD, INDEXED, "Name of the client."),
    SOURCE_MAC("source.mac", MAC, INDEXED, "MAC address of the client."),
    SOURCE_BYTES("source.bytes", LONG, DOC_VALUES, "Octets from the client."),
    SOURCE_PACKETS("source.packets", LONG, DOC_VALUES, "Packets from the client."),
    SOURCE_NAT_IP("source.nat.ip", IP, DOC_VALUES, "Address of the client behind NAT."),
    SOURCE_NAT_PORT("source.nat.port", LONG, DOC_VALUES, "Port of the client behind NAT."),
    SOURCE_USER_NAME("source.user.name", KEYWORD, INDEXED, "User on the client, where a firewall knows one."),
    SOURCE_AS("source.as", OBJECT, null, "Autonomous system of the client."),
    SOURCE_AS_NUMBER("source.as.number", LONG, INDEXED, "Its number."),
    SOURCE_AS_ORGANIZATION_NAME("source.as.organization.name", KEYWORD, INDEXED, "Who runs it."),
    SOURCE_GEO("source.geo", OBJECT, null, "Place of the client."),
    SOURCE_GEO_CONTINENT_CODE("source.geo.continent_code", KEYWORD, DOC_VALUES, "Continent, such as EU."),
    SOURCE_GEO_COUNTRY_ISO_CODE("source.geo.country_iso_code", KEYWORD, INDEXED, "Country, such as DE."),
    SOURCE_GEO_COUNTRY_NAME("source.geo.country_name", KEYWORD, DOC_VALUES, "Its name."),
    SOURCE_GEO_CITY_NAME("source.geo.city_name", KEYWORD, DOC_VALUES, "City."),
    SOURCE_GEO_LOCATION("source.geo.location", GEO_POINT, INDEXED, "Where that is."),
    DESTINATION_IP("destination.ip", IP, INDEXED, "The server: who was logged in to, connected to or asked."),
    DESTINATION_PORT("destination.port", LONG, INDEXED, "Its port, 0 to 65535."),
    DESTINATION_ADDRESS(
            "destination.address", KEYWORD, INDEXED, "The server as the line names it, where that is no address."),
    DESTINATION_DOMAIN("destination.domain", KEYWORD, INDEXED, "Name of the server."),
    DESTINATION_MAC("destination.mac", MAC, DOC_VALUES, "MAC address of the server."),
    DESTINATION_BYTES("destination.bytes", LONG, DOC_VALUES, "Octets from the server."),
    DESTINATION_PACKETS("destination.packets", LONG, DOC_VALUES, "Packets from the server."),
    DESTINATION_NAT_IP("destination.nat.ip", IP, DOC_VALUES, "Address of the server behind NAT."),
    DESTINATION_NAT_PORT("destination.nat.port", LONG, DOC_VALUES, "Port of the server behind NAT."),
    DESTINATION_USER_NAME("destination.user.name", KEYWORD, INDEXED, "User on the server, where a firewall knows one."),
    DESTINATION_AS("destination.as", OBJECT, null, "Autonomous system of the server."),
    DESTINATION_AS_NUMBER("destination.as.number", LONG, INDEXED, "Its number."),
    DESTINATION_AS_ORGANIZATION_NAME("destination.as.organization.name", KEYWORD, INDEXED, "Who runs it."),
    DESTINATION_GEO("destination.geo", OBJECT, null, "Place of the server."),
    DESTINATION_GEO_CONTINENT_CODE("destination.geo.continent_code", KEYWORD, DOC_VALUES, "Continent, such as EU."),
    DESTINATION_GEO_COUNTRY_ISO_CODE("destination.geo.country_iso_code", KEYWORD, INDEXED, "Country, such as DE."),
    DESTINATION_GEO_COUNTRY_NAME("destination.geo.country_name", KEYWORD, DOC_VALUES, "Its name."),
    DESTINATION_GEO_CITY_NAME("destination.geo.city_name", KEYWORD, DOC_VALUES, "City."),
    DESTINATION_GEO_LOCATION("destination.geo.location", GEO_POINT, INDEXED, "Where that is."),
    NETWORK_TYPE("network.type", KEYWORD, DOC_VALUES, "ipv4 or ipv6."),
    NETWORK_IANA_NUMBER("network.iana_number", NUMERIC_KEYWORD, DOC_VALUES, "IP protocol number."),
    NETWORK_TRANSPORT("network.transport", KEYWORD, INDEXED, "IP protocol, as IANA names it, in lower case."),
    NETWORK_PROTOCOL("network.protocol", KEYWORD, INDEXED, "Service, such as ssh, rdp, dns."),
    NETWORK_APPLICATION("network.application", KEYWORD, INDEXED, "Application, as a firewall recognised it."),
    NETWORK_DIRECTION(
            "network.direction", KEYWORD, INDEXED, "inbound, outbound, internal or external where the line says so."),
    NETWORK_BYTES("network.bytes", LONG, DOC_VALUES, "Octets in both directions."),
    NETWORK_PACKETS("network.packets", LONG, DOC_VALUES, "Packets in both directions."),
    NETWORK_COMMUNITY_ID(
            "network.community_id", KEYWORD, SEARCH_ONLY, "Community ID of the connection, the same as of its flows."),
    NETWORK_VLAN_ID("network.vlan.id", NUMERIC_KEYWORD, DOC_VALUES, "VLAN, 1 to 4094."),
    FLOW_TCP_FLAGS("flow.tcp_flags", KEYWORDS, DOC_VALUES, "TCP flags of the packet, such as syn."),
    FLOW_ICMP_TYPE("flow.icmp.type", LONG, DOC_VALUES, "ICMP type."),
    FLOW_ICMP_CODE("flow.icmp.code", LONG, DOC_VALUES, "ICMP code."),
    LOGIN_METHOD(
            "login.method",
            KEYWORD,
            INDEXED,
            "How somebody proved who they are: password, publickey, certificate, keyboard-interactive, hostbased, gssapi, kerberos, ntlm or negotiate."),
    LOGIN_KEY("login.key", KEYWORD, INDEXED, "Fingerprint of the key, such as SHA256:..."),
    LOGIN_TYPE(
            "login.type",
            KEYWORD,
            INDEXED,
            "Logon type of Windows in words: interactive, network, remote-interactive and others."),
    LOGIN_ID("login.id", KEYWORD, DOC_VALUES, "Logon id of Windows, or session of systemd-logind."),
    USER_NAME(
            "user.name",
            KEYWORD,
            INDEXED,
            "The account: who logged in or tried to; with sudo and su who was at work before."),
    USER_DOMAIN("user.domain", KEYWORD, INDEXED, "Its Windows domain."),
    USER_ID("user.id", KEYWORD, DOC_VALUES, "Its number or SID."),
    USER_EFFECTIVE_NAME(
            "user.effective.name",
            KEYWORD,
            INDEXED,
            "The account that somebody works as from then on, by sudo, su or explicit credentials."),
    RULE_ID("rule.id", KEYWORD, INDEXED, "Number of the rule that decided."),
    RULE_NAME("rule.name", KEYWORD, INDEXED, "Name of the rule or chain that decided, or prefix of its log lines."),
    RULE_RULESET("rule.ruleset", KEYWORD, DOC_VALUES, "List that has the rule."),
    DNS_TYPE("dns.type", KEYWORD, DOC_VALUES, "query or answer."),
    DNS_QUESTION_NAME("dns.question.name", KEYWORD, INDEXED, "Name that was asked for."),
    DNS_QUESTION_TYPE("dns.question.type", KEYWORD, DOC_VALUES, "Type of record that was asked for, such as AAAA."),
    DNS_RESOLVED_IP("dns.resolved_ip", IP_LIST, INDEXED, "Addresses in the answer."),
    DNS_RESPONSE_CODE("dns.response_code", KEYWORD, DOC_VALUES, "Such as NOERROR or NXDOMAIN."),
    OBSERVER_IP(
            "observer.ip",
            IP,
            INDEXED,
            "The firewall, router or access point that tells of traffic of others: the sender of the line."),
    OBSERVER_NAME("observer.name", KEYWORD, INDEXED, "Its name."),
    OBSERVER_VENDOR("observer.vendor", KEYWORD, INDEXED, "Its maker, such as Cisco."),
    OBSERVER_PRODUCT("observer.product", KEYWORD, DOC_VALUES, "What it is called, such as asa."),
    OBSERVER_TYPE("observer.type", KEYWORD, DOC_VALUES, "firewall, router, access-point, dhcp or dns."),
    OBSERVER_INGRESS_INTERFACE_NAME(
            "observer.ingress.interface.name", KEYWORD, INDEXED, "Interface by which the packet came."),
    OBSERVER_INGRESS_ZONE("observer.ingress.zone", KEYWORD, INDEXED, "Zone of it."),
    OBSERVER_EGRESS_INTERFACE_NAME("observer.egress.interface.name", KEYWORD, INDEXED, "Interface by which it leaves."),
    OBSERVER_EGRESS_ZONE("observer.egress.zone", KEYWORD, INDEXED, "Zone of it."),
    RELATED_IP("related.ip", IP_LIST, INDEXED, "Every address of the line, and that of its host."),
    RELATED_USER("related.user", KEYWORDS, INDEXED, "Every account of the line."),
    RELATED_HOSTS("related.hosts", KEYWORDS, INDEXED, "Every host name of the line."),
    ERROR_MESSAGE("error.message", TEXT, INDEXED, "Why the header could not be read.");

    /** How many there are. */
    public static final int COUNT = values().length;

    private final String path;
    private final FieldType type;
    private final @Nullable Indexing indexing;
    private final String description;

    LogField(String path, FieldType type, @Nullable Indexing indexing, String description) {
        this.path = path;
        this.type = type;
        this.indexing = indexing;
        this.description = description;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public FieldType type() {
        return type;
    }

    @Override
    public @Nullable Indexing indexing() {
        return indexing;
    }

    @Override
    public String description() {
        return description;
    }

    /** A line whose priority is none says so where the number of the facility would stand. */
    @Override
    public boolean ignoresMalformed() {
        return this == LOG_SYSLOG_FACILITY_CODE;
    }
}
