/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether a person reads along. */
final class Terminal {
    private static final Path STDOUT = Path.of("/proc/self/fd/1");

    private Terminal() {}

    /** Whether stdout is a terminal. */
    static boolean isStdout() {
        try {
            if (Files.isSymbolicLink(STDOUT)) {
                String target = Files.readSymbolicLink(STDOUT).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        return isConsole(); // not Linux
    }

    /** Whether stdin and stdout are; since JDK 22 there may be a console that is none. */
    @SuppressWarnings("SystemConsoleNull") // in JDK 21 it is null when there is no terminal
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
