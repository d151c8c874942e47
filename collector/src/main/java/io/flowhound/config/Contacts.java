/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;
import java.util.List;

/** The search for first contacts. */
@Doc(
        "First contacts: a machine inside spoke to a country, an AS or a service for the first time. [enrichment.md](enrichment.md#first-contacts) explains it.")
public record Contacts(
        @Doc(
                "Whether `run` looks for them, with the key of the hunt (`pivot.api-key`). Of several collectors one does.")
        @Default("false")
        boolean enabled,

        @Doc("How often new flows are looked through.") @Default("5m") @Range(min = "10s", max = "1d")
        Duration interval,

        @Doc("How long a machine is watched in silence before what is new is told. With 0 everything is told at once.")
        @Default("7d")
        @Range(min = "0s", max = "366d")
        Duration learn,

        @Doc("What a machine has not spoken to for so long counts as new again.")
        @Default("90d")
        @Range(min = "2d", max = "3660d")
        Duration forgetAfter,

        @Doc(
                "What is looked at: `country` and `as` of the server (these take GeoIP databases, or exporters that tell the AS), `service` (what its port is called).")
        @Default({"country", "as", "service"})
        List<ContactKind> kinds,

        @Doc("Addresses or networks of machines that are not watched, such as a guest network or a scanner.")
        List<Cidr> ignore)
        implements Section {
    public Contacts {
        kinds = List.copyOf(kinds);
        ignore = List.copyOf(ignore);
    }

    @Override
    public void check(SectionProblems problems) {
        if (enabled && kinds.isEmpty()) {
            problems.add("kinds", null, "is empty: name a kind, or set contacts.enabled to false", null);
        }
    }
}
