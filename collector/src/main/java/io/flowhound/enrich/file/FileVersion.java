/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells one version of a file from another.
 *
 * @param modified when it was changed last
 * @param size in octets
 * @param key what the file system numbers it by, or null
 */
public record FileVersion(
        Instant modified, long size, @Nullable Object key) {
    /** The version that is there now. */
    static FileVersion of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileVersion(attributes.lastModifiedTime().toInstant(), attributes.size(), attributes.fileKey());
    }
}
