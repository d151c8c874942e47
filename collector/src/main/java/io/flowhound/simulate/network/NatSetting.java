/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import java.util.List;

/** What an exporter does to the addresses of hosts inside. */
@Doc("Translation of addresses at this exporter.")
public record NatSetting(
        @Doc("Its outside addresses, of IPv4. Without: it translates nothing.")
        List<String> addresses,

        @Doc("Whether ports stay where they can.") @Default("true")
        boolean keepPorts,

        @Doc(
                "`elements`: records of what is not translated yet carry the postNAT elements (IE 225 to 228). `halves`: they do not.")
        @Default("elements")
        Report report,

        @Doc("The sites inside. Without: all but `internet`.")
        List<String> inside) {
    public NatSetting {
        addresses = List.copyOf(addresses);
        inside = List.copyOf(inside);
    }

    /** How it tells. */
    public enum Report {
        ELEMENTS,
        HALVES
    }

    boolean isOn() {
        return !addresses.isEmpty();
    }
}
