/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service of the user's own by the port of its servers. */
@Doc(
        "Services of one's own, which go before IANA's names: what a port of a server is called, everywhere or in one network. Of several that fit, the longest `network` counts, then the first. Up to 256 ports of a rule count as those of servers when sides are decided.")
public record Service(
        @Doc("Where its servers are; everywhere when it is left out.") @Nullable @Reloads
        Cidr network,

        @Doc("Port of its servers, or a range such as `16384-32767`.") @Required @Reloads
        PortRange port,

        @Doc("What carries it; all of them when it is left out.") @Nullable @Reloads
        ServiceTransport transport,

        @Doc("Becomes `network.protocol`.") @Required @Reloads
        String name,

        @Doc("Becomes `network.application`, also where the exporter names another.") @Nullable @Reloads
        String application)
        implements Section {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.+-]{0,63}");
    private static final int LONGEST = 128;

    @Override
    public void check(SectionProblems problems) {
        if (!NAME.matcher(name).matches()) {
            problems.add("name", name, "must be 1 to 64 lower-case letters, digits, '-', '_', '+' or '.'", null);
        }
        if (application != null && (application.isBlank() || application.length() > LONGEST)) {
            problems.add("application", application, "must have 1 to 128 characters", null);
        }
    }
}
