/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * With which means a report is drawn.
 *
 * @param unicode box characters may be used, else ASCII
 * @param colour escape sequences may be used
 */
public record Style(boolean unicode, boolean colour) {
    /** What every terminal, file and mail can show. */
    public static final Style PLAIN = new Style(false, false);

    private static final String RESET = "\u001b[0m";
    private static final String SAMPLE = "├└│─•…";

    /** What is painted how, as ECMA-48 (SGR) numbers it. */
    enum Ink {
        BOLD("1"),
        FAINT("2"),
        RED("31"),
        BRIGHT_RED("1;31"),
        GREEN("32"),
        YELLOW("33");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /**
     * The style for an output.
     *
     * @param terminal a person reads along
     * @param charset of the output
     * @param environment of the process; {@code NO_COLOR} and {@code TERM=dumb} switch colours off
     */
    public static Style of(boolean terminal, Charset charset, Map<String, String> environment) {
        boolean colour = terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Style(charset.canEncode() && charset.newEncoder().canEncode(SAMPLE), colour);
    }

    /** Text in a colour, or as it is. */
    String paint(Ink ink, String text) {
        if (!colour || text.isEmpty()) {
            return text;
        }
        String begin = "\u001b[" + ink.code + "m";
        return begin + text.replace(" ", RESET + " " + begin) + RESET; // a line may break at each space
    }

    /** Before the last branch of a tree, or before one that others follow. */
    String branch(boolean last) {
        if (unicode) {
            return last ? "└─ " : "├─ ";
        }
        return last ? "`- " : "|- ";
    }

    /** Before what hangs on a branch: under one that others follow, a line goes down to those. */
    String below(boolean last) {
        if (last) {
            return "   ";
        }
        return unicode ? "│  " : "|  ";
    }

    String bullet() {
        return unicode ? "• " : "- ";
    }

    String more() {
        return unicode ? "… " : "... ";
    }
}
