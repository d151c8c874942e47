/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Cidr;
import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import io.flowhound.config.Range;
import io.flowhound.config.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place with hosts between which no exporter stands, unless a path says so. */
public record SiteSetting(
        @Doc("Its name, for `services` and `paths`.") @Required
        String name,

        @Doc("Its address ranges, of IPv4 or IPv6; hosts get the 10th address of each and those behind.")
        List<Cidr> networks,

        @Doc("How many hosts it has, in each of its ranges.") @Default("40") @Range(min = "1", max = "60000")
        int hosts,

        @Doc("Whether it stands for strangers: victims and scanners are there, and no NAT has it inside.")
        @Default("false")
        boolean internet,

        @Doc("How often its hosts begin a conversation, beside other sites. Without: 1, or 0.05 for `internet`.")
        @Range(min = "0", max = "1000")
        @Nullable
        Double clients) {
    public SiteSetting {
        networks = List.copyOf(networks);
    }

    double weight() {
        return clients != null ? clients : internet ? 0.05 : 1;
    }
}
