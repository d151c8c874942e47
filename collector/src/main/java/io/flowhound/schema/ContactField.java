/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.IP_LIST;
import static io.flowhound.schema.FieldType.KEYWORD;
import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;
import static io.flowhound.schema.FieldType.TEXT;

/** A field of a first contact: that a machine of ours spoke to a country, an AS or a service for the first time. */
public enum ContactField implements FieldRow {
    TIMESTAMP("@timestamp", DATE, "End of the first flow."),
    MESSAGE("message", TEXT, "The contact in one sentence."),
    ECS_VERSION("ecs.version", KEYWORD, "Version of the Elastic Common Schema that the document follows."),
    EVENT_KIND("event.kind", KEYWORD, "Always event: a first contact is worth a look, and nothing more is said."),
    EVENT_CATEGORY("event.category", KEYWORDS, "Always network."),
    EVENT_TYPE("event.type", KEYWORDS, "Always connection and info."),
    EVENT_ACTION("event.action", KEYWORD, "Always first-contact."),
    EVENT_MODULE("event.module", KEYWORD, "Always flowhound."),
    EVENT_DATASET("event.dataset", KEYWORD, "Always flowhound.contact."),
    EVENT_ID("event.id", KEYWORD, "Its _id: machine, kind, value and time of the first flow decide it."),
    EVENT_CREATED("event.created", DATE, "When the job found it."),
    EVENT_SEVERITY("event.severity", LONG, "Always 21, low."),
    SOURCE_IP("source.ip", IP, "Address of the machine in the first flow."),
    SOURCE_DOMAIN("source.domain", KEYWORD, "Name of the machine, where the flow has it."),
    DESTINATION_IP("destination.ip", IP, "Whom it spoke to in the first flow."),
    DESTINATION_PORT("destination.port", LONG, "Port of the server, 0 to 65535."),
    DESTINATION_DOMAIN("destination.domain", KEYWORD, "Name of the server, where the flow has it."),
    DESTINATION_AS_NUMBER("destination.as.number", LONG, "Autonomous system number of the server."),
    DESTINATION_AS_ORGANIZATION_NAME(
            "destination.as.organization.name", KEYWORD, "Who runs the autonomous system of the server."),
    DESTINATION_GEO_COUNTRY_ISO_CODE(
            "destination.geo.country_iso_code", KEYWORD, "Country of the server, ISO 3166-1 alpha-2."),
    DESTINATION_GEO_COUNTRY_NAME("destination.geo.country_name", KEYWORD, "Country of the server, in English."),
    NETWORK_TRANSPORT("network.transport", KEYWORD, "IP protocol of the first flow, as IANA names it, in lower case."),
    NETWORK_PROTOCOL("network.protocol", KEYWORD, "Service of the first flow, where it has a name."),
    NETWORK_DIRECTION("network.direction", KEYWORD, "outbound or internal."),
    NETWORK_BYTES("network.bytes", LONG, "Octets of this contact in both directions, as far as the job had seen them."),
    FLOW_ID("flow.id", KEYWORD, "flow.id of the first flow, where it has one (on login ports, and in slices)."),
    FLOW_SOURCE_ID("flow.source.id", KEYWORD, "Identity of the machine, where the flow has it."),
    OBSERVER_IP("observer.ip", IP, "Exporter that saw the first flow."),
    RELATED_IP("related.ip", IP_LIST, "The machine and whom it spoke to."),
    CONTACT_KIND("contact.kind", KEYWORD, "What was new: country, as or service."),
    CONTACT_VALUE("contact.value", KEYWORD, "Which one: JP, AS2497, https, tcp/8443, udp/high."),
    CONTACT_NAME("contact.name", KEYWORD, "The same for people: Japan, the name of the AS, the service."),
    CONTACT_MACHINE("contact.machine", KEYWORD, "Whom the ledger knows it for: flow.source.id, else source.ip."),
    CONTACT_FLOWS("contact.flows", LONG, "Flows of this contact, as far as the job had seen them.");

    private final String path;
    private final FieldType type;
    private final String description;

    ContactField(String path, FieldType type, String description) {
        this.path = path;
        this.type = type;
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

    /** All are fast to filter: first contacts are few. */
    @Override
    public Indexing indexing() {
        return Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
