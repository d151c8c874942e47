/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the same as {@code flowhound version}. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return VersionCommand.lines();
    }

    /** The version alone. */
    static String version() {
        return BuildInfo.read().version();
    }
}
