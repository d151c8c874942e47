/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;

/** Where the collector keeps its own files. */
@Doc("Where the collector keeps its own files.")
public record Data(
        @Doc(
                "Folder of the journal, the decoder's state and the dead letters. Created when missing; relative paths start at the working folder. One collector a folder.")
        @Default("var/data")
        Path dir) {}
