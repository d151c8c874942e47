/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A login service of the user's own, or other ports and names for a known one. */
@Doc("A login service of one's own, or other ports and names for one of `pivot.services`.")
public record OwnService(
        @Doc(
                "How alerts call it. The name of a known service changes that one; what is not given here stays as it is there.")
        @Required
        String name,

        @Doc("TCP ports of its servers.") @Range(min = "1", max = "65535")
        List<Integer> ports,

        @Doc(
                "Names that exporters give it in `network.application` (NBAR, App-ID): with one of them a flow counts on any port.")
        List<String> applications,

        @Doc("Its technique in MITRE ATT&CK, such as `T1021.004`; `T1021` where none is given.") @Nullable
        String technique)
        implements Section {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,31}");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    public OwnService {
        ports = List.copyOf(ports);
        applications = List.copyOf(applications);
    }

    @Override
    public void check(SectionProblems problems) {
        if (!NAME.matcher(name).matches()) {
            problems.add("name", name, "must be 1 to 32 lower-case letters, digits, '-', '_' or '.'", null);
        }
        if (technique != null && !TECHNIQUE.matcher(technique).matches()) {
            problems.add("technique", technique, "is no technique of MITRE ATT&CK, such as T1021.004", null);
        }
        if (ports.isEmpty() && applications.isEmpty()) {
            problems.add("ports", null, "or applications are missing: nothing would count as this service", null);
        }
    }
}
