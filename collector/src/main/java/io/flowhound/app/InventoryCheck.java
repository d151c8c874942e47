/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.inventory.FileState;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.enrich.inventory.InventoryFiles;
import java.util.ArrayList;
import java.util.List;

/** Reads the inventory, and says how much is in it and which rows are wrong. */
final class InventoryCheck implements Check {
    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public Result run(Configuration configuration) {
        InventoryFiles files = InventoryReading.readNow(configuration);
        if (files.states().isEmpty()) {
            return Result.ok("none configured: flows have no sites, zones and roles (inventory.files)");
        }
        List<String> failures = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (FileState state : files.states()) {
            if (state.failure() != null) {
                failures.add(state.file() + " " + state.failure());
            }
            problems.addAll(state.problems());
            if (state.problemCount() > state.problems().size()) {
                problems.add("and " + (state.problemCount() - state.problems().size()) + " more in " + state.file());
            }
        }
        String summary = summary(files.inventory());
        if (!failures.isEmpty()) {
            return Result.failed(
                    String.join(". ", failures) + ". The others: " + summary,
                    "The collector runs without it. Correct the file or inventory.files."
                            + (problems.isEmpty() ? "" : " " + String.join("; ", problems)));
        }
        return problems.isEmpty() ? Result.ok(summary) : Result.warning(summary, String.join("; ", problems));
    }

    private static String summary(Inventory inventory) {
        return inventory.hosts() + " hosts, " + inventory.subnets() + " subnets, " + inventory.exporters()
                + " exporters";
    }
}
