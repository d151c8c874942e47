/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.MacVendors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Looks whether the lists of MAC vendors can be read, and what they hold. */
final class MacVendorsCheck implements Check {
    @Override
    public String name() {
        return "mac-vendors";
    }

    @Override
    public Result run(Configuration configuration) throws IOException {
        List<Path> files = configuration.macVendors().files();
        return Result.ok(
                files.isEmpty()
                        ? "none configured: documents do not name the vendors of MAC addresses (mac-vendors.files)"
                        : MacVendors.count(files) + " blocks of MAC addresses");
    }
}
