/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.Field;

/** The fields of one side of a flow that tell of its host. */
enum HostSide {
    SOURCE(
            Field.SOURCE_IP,
            Field.SOURCE_MAC,
            Field.FLOW_SOURCE_ID,
            Field.SOURCE_DOMAIN,
            Field.FLOW_SOURCE_ROLE,
            Field.FLOW_SOURCE_SITE,
            Field.FLOW_SOURCE_ZONE,
            Field.FLOW_SOURCE_SUBNET),
    DESTINATION(
            Field.DESTINATION_IP,
            Field.DESTINATION_MAC,
            Field.FLOW_DESTINATION_ID,
            Field.DESTINATION_DOMAIN,
            Field.FLOW_DESTINATION_ROLE,
            Field.FLOW_DESTINATION_SITE,
            Field.FLOW_DESTINATION_ZONE,
            Field.FLOW_DESTINATION_SUBNET);

    final Field address;
    final Field mac;
    final Field id;
    final Field domain;
    final Field role;
    final Field site;
    final Field zone;
    final Field subnet;

    HostSide(Field address, Field mac, Field id, Field domain, Field role, Field site, Field zone, Field subnet) {
        this.address = address;
        this.mac = mac;
        this.id = id;
        this.domain = domain;
        this.role = role;
        this.site = site;
        this.zone = zone;
        this.subnet = subnet;
    }
}
