/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of networks for tests. */
final class Networks {
    static final List<String> NAMES = List.of("home", "two-routers", "asymmetric", "sampled", "nat", "no-flags");

    private static final Path FOLDER = Path.of("src/test/resources/io/flowhound/simulate/networks");

    private Networks() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".yml");
    }

    /** A network whose file has this text. */
    static NetworkFile of(Path folder, String text) throws IOException, ConfigurationException {
        return NetworkFile.read(Files.writeString(folder.resolve("network.yml"), text));
    }
}
