/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where exporters send to. */
@Doc("Where exporters send to.")
public record Listen(
        @Doc(
                "UDP addresses for NetFlow v5, v9 and IPFIX. All of them take all three. `HOST:PORT`, or `PORT` for every IPv4 address of this machine; `[::]:2055` takes IPv6 as well.")
        @Default({"0.0.0.0:2055", "0.0.0.0:4739"})
        List<Address> flows)
        implements Section {
    public Listen {
        flows = List.copyOf(flows);
    }

    @Override
    public void check(SectionProblems problems) {
        if (flows.isEmpty()) {
            problems.add("flows", null, "must name at least one address", "0.0.0.0:2055");
        }
        Set<Address> seen = new HashSet<>();
        for (Address address : flows) {
            if (address.port() != 0 && !seen.add(address)) {
                problems.add("flows", address, "is named twice", null);
            }
        }
    }
}
