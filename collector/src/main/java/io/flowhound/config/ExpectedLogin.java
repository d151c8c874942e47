/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import org.jspecify.annotations.Nullable;

/** What is expected, so that no alert comes of it. */
@Doc("What is expected, so that a chain of nothing else becomes no alert.")
public record ExpectedLogin(
        @Doc(
                "Who may log in where, such as `10.0.0.5 -> 10.0.1.0/24`; two logins of a chain are expected when both are.")
        @Nullable
        Edge edge,

        @Doc("Hosts, such as jump hosts, from which one may go on, wherever one came from and goes to.") @Nullable
        Cidr host,

        @Doc("Why, for those who come after.") @Required String reason)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        if (edge == null && host == null) {
            problems.add("edge", null, "and host are missing; give one of the two", null);
        }
        if (edge != null && host != null) {
            problems.add("host", host, "is given together with edge; make two entries of it", null);
        }
    }
}
