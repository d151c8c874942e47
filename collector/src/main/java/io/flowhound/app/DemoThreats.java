/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The threat lists of the demo, made up of addresses that the simulated house talks to or is scanned by. */
final class DemoThreats {
    private static final List<String> NAMES = List.of("demo-scanners", "demo-watchlist");

    private DemoThreats() {}

    /** Writes them to a folder; returns the settings that name them. */
    static List<String> in(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> settings = new ArrayList<>();
        for (String name : NAMES) {
            Path file = folder.resolve(name + ".txt");
            try (InputStream in = Objects.requireNonNull(DemoThreats.class.getResourceAsStream(name + ".txt"))) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            String list = "threats.lists." + (NAMES.indexOf(name) + 1);
            settings.add(list + ".name=" + name);
            settings.add(list + ".path=" + file);
        }
        settings.add("threats.lists.1.confidence=high");
        settings.add("threats.lists.1.description=Looks at every address of the Internet for open ports");
        settings.add("threats.lists.2.description=Made up for the demo, no threat");
        return settings;
    }
}
