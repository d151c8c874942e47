/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest of the jar. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"flowhound " + version()};
    }

    /** The version alone. */
    static String version() {
        String version = Flowhound.class.getPackage().getImplementationVersion();
        return version == null ? "(built from source, no jar)" : version;
    }
}
