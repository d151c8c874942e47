/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the first fields of an answer, so that one which says that nothing failed need not be parsed. Takes only what it
 * fully understands: names without escapes, with whole numbers or true and false as values.
 */
final class AnswerHead {
    private static final byte[] ERRORS = "errors".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private int at;

    private AnswerHead(byte[] body) {
        this.body = body;
    }

    /** Whether a body says, before its items, that no item failed. */
    static boolean saysNoErrors(byte[] body) {
        return new AnswerHead(body).noErrors();
    }

    private boolean noErrors() {
        if (!skip('{')) {
            return false;
        }
        do {
            if (!skip('"')) {
                return false;
            }
            int name = at;
            while (at < body.length && body[at] != '"' && body[at] != '\\') {
                at++;
            }
            boolean errors = Arrays.equals(body, name, at, ERRORS, 0, ERRORS.length);
            if (!skip('"') || !skip(':')) {
                return false;
            }
            if (errors) {
                return isFalse();
            }
        } while (skipNumber() && skip(','));
        return false;
    }

    private boolean isFalse() {
        blanks();
        int end = at + FALSE.length;
        if (end >= body.length || !Arrays.equals(body, at, end, FALSE, 0, FALSE.length)) {
            return false;
        }
        at = end;
        return skip(',') || skip('}');
    }

    private boolean skipNumber() {
        blanks();
        int start = at;
        while (at < body.length && body[at] >= '0' && body[at] <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean skip(char expected) {
        blanks();
        if (at < body.length && body[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
    }
}
