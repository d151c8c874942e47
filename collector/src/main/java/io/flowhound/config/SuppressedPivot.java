/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that nobody is told of for a while. Every condition that is given must hold for the whole alert.
 *
 * @param until its last day, in UTC
 */
@Doc(
        "Alerts that are written but told to nobody, for a while. Of the first five at least one is given, and all that are must hold.")
public record SuppressedPivot(
        @Doc("Where the first login comes from.") @Nullable Cidr origin,

        @Doc("Where every host stands that was logged in to and gone on from.") @Nullable
        Cidr steppingStone,

        @Doc("Where every host at the end stands.") @Nullable
        Cidr target,

        @Doc("A login such as `10.0.0.5 -> 10.0.1.0/24` that is part of every step of the chain.") @Nullable
        Edge edge,

        @Doc("Port of the servers of all its logins.") @Nullable @Range(min = "1", max = "65535")
        Integer port,

        @Doc("Last day on which it counts (UTC).") @Required LocalDate until,

        @Doc("Why, for those who come after.") @Required String reason)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        if (origin == null && steppingStone == null && target == null && edge == null && port == null) {
            problems.add(
                    "origin",
                    null,
                    "is missing, and so are stepping-stone, target, edge and port: it would suppress every alert",
                    null);
        }
    }
}
