/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The name of one collector among all that write to an Elasticsearch: random, and kept in its data folder. */
final class CollectorId {
    private static final String FILE = "collector-id";
    private static final String SHAPE = "[0-9a-f]{16}";

    private CollectorId() {}

    /**
     * The id of a data folder, made when there is none.
     *
     * @return 16 hexadecimal digits
     * @throws IOException when it can be neither read nor written
     */
    static String of(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE);
        if (Files.exists(file)) {
            String id = Files.readString(file).strip();
            if (id.matches(SHAPE)) {
                return id;
            }
        }
        String id = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
        Path fresh = dataFolder.resolve(FILE + ".new");
        Files.writeString(fresh, id + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return id;
    }
}
