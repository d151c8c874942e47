/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** The HTTP server for probes, metrics and status. */
@Doc(
        "The HTTP server for probes, metrics and what `flowhound status` and `flowhound templates` show: `/health`, `/ready`, `/metrics`, `/status`, `/templates`.")
public record Admin(
        @Doc(
                "`HOST:PORT` of the server. It has no log-in: open it to other machines only where the network is trusted.")
        @Default("127.0.0.1:8080")
        Address address)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        if (address.host().isEmpty()) {
            // Elsewhere a port alone means every address, which is too much to happen by omission here.
            String local = new Address("127.0.0.1", address.port()).toString();
            problems.add("address", address, "must name the host too", local);
        }
    }
}
