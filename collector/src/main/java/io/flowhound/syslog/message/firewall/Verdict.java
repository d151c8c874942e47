/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;

/** What a firewall did with a packet, as far as its line says so. */
enum Verdict {
    ALLOW("allow"),
    DENY("deny"),
    DROP("drop"),
    REJECT("reject"),
    /** The line exists, and that is all it says: a rule may log and let the next rule decide. */
    LOGGED("logged");

    private final String action;

    Verdict(String action) {
        this.action = action;
    }

    /** Puts category, type, action and outcome; of a packet that was only logged no outcome. */
    void put(LogEvent event) {
        if (this == LOGGED) {
            event.put(LogField.EVENT_CATEGORY, "network")
                    .put(LogField.EVENT_TYPE, "connection")
                    .put(LogField.EVENT_ACTION, action);
        } else {
            Outcome.firewall(event, action, this == ALLOW);
        }
    }

    /** The verdict that words of a prefix name, such as {@code DROP_INPUT}; LOGGED when there is none, or two that disagree. */
    static Verdict ofWords(String text) {
        Verdict verdict = LOGGED;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && isLetter(text.charAt(at))) {
                at++;
            }
            Verdict word = ofWord(text, start, at);
            if (word != LOGGED) {
                if (verdict != LOGGED && (verdict == ALLOW) != (word == ALLOW)) {
                    return LOGGED;
                }
                verdict = word;
            }
            at++;
        }
        return verdict;
    }

    private static Verdict ofWord(String text, int start, int end) {
        if (is(text, start, end, "drop") || is(text, start, end, "dropped")) {
            return DROP;
        }
        if (is(text, start, end, "reject") || is(text, start, end, "rejected")) {
            return REJECT;
        }
        if (is(text, start, end, "deny")
                || is(text, start, end, "denied")
                || is(text, start, end, "block")
                || is(text, start, end, "blocked")) {
            return DENY;
        }
        if (is(text, start, end, "accept")
                || is(text, start, end, "accepted")
                || is(text, start, end, "allow")
                || is(text, start, end, "allowed")
                || is(text, start, end, "pass")
                || is(text, start, end, "permit")
                || is(text, start, end, "permitted")) {
            return ALLOW;
        }
        return LOGGED;
    }

    /** The verdict of one letter, as EdgeOS, VyOS and UniFi write it; LOGGED for any other. */
    static Verdict ofLetter(char letter) {
        return switch (letter) {
            case 'A' -> ALLOW;
            case 'D' -> DROP;
            case 'R' -> REJECT;
            default -> LOGGED;
        };
    }

    private static boolean is(String text, int start, int end, String word) {
        return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
