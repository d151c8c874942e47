/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.List;

/** What is known of exporters beforehand. */
@Doc("What is known of exporters beforehand.")
public record Exporters(
        @Doc(
                "Addresses of relays, such as IPFIX mediators and other collectors: what they name as the exporter of a record (IE 130, 131, 403, 404) is believed and becomes `observer.ip`, and the relay `flow.exporter.relay`. Of others it is not: anybody could pass for any device.")
        @Reloads
        List<Cidr> relays) {
    public Exporters {
        relays = List.copyOf(relays);
    }
}
