/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Cidr;
import io.flowhound.config.Configuration;
import io.flowhound.config.Privacy;
import java.util.ArrayList;
import java.util.List;

/** Says what is stored of addresses, and what the pivot hunt can make of that. */
final class PrivacyCheck implements Check {
    @Override
    public String name() {
        return "privacy";
    }

    @Override
    public Result run(Configuration configuration) {
        Privacy privacy = configuration.privacy();
        if (!privacy.isOn()) {
            return Result.ok("addresses are stored as they come (privacy.truncate, privacy.pseudonyms)");
        }
        List<String> summary = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (!privacy.truncate().isEmpty()) {
            summary.add("addresses are cut in "
                    + text(List.copyOf(privacy.truncate().keySet())));
            warnings.add("Hosts whose addresses are cut look like one: the pivot hunt finds nothing among them."
                    + " privacy.pseudonyms keeps them apart.");
        }
        if (!privacy.pseudonyms().isEmpty()) {
            summary.add("pseudonyms stand for those in " + text(privacy.pseudonyms()));
        }
        for (Cidr critical : configuration.pivot().critical()) {
            if (privacy.pseudonyms().stream().anyMatch(network -> isWithin(critical, network))
                    && !privacy.except().contains(critical)) {
                warnings.add("pivot.critical names " + critical
                        + ", which is stored under a pseudonym: name that, or add the address to privacy.except.");
            }
        }
        String all = String.join("; ", summary);
        return warnings.isEmpty() ? Result.ok(all) : Result.warning(all, String.join(" ", warnings));
    }

    private static boolean isWithin(Cidr part, Cidr network) {
        return part.prefixLength() > network.prefixLength() && network.contains(part.network());
    }

    private static String text(List<Cidr> networks) {
        return String.join(", ", networks.stream().map(Cidr::toString).toList());
    }
}
