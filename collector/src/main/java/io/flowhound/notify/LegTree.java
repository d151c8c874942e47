/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the logins of an alert as an indented tree of plain text, one a line, parents before children. */
final class LegTree {
    private static final int MOST_LINES = 40;
    private static final int MOST_DEPTH = 20;
    private static final int TIME_START = 11;
    private static final int TIME_END = 16;

    private LegTree() {}

    /** The lines; those that are too many are counted in the last. */
    static List<String> lines(JsonNode document) {
        JsonNode legs = document.at("/pivot/path");
        List<String> lines = new ArrayList<>();
        for (JsonNode leg : legs) {
            if (lines.size() == MOST_LINES) {
                lines.add("and " + (legs.size() - MOST_LINES) + " more logins");
                break;
            }
            lines.add(line(leg));
        }
        return lines;
    }

    private static String line(JsonNode leg) {
        int depth = Math.clamp(leg.path("depth").asInt(0), 0, MOST_DEPTH);
        StringBuilder line = new StringBuilder("  ".repeat(depth))
                .append(Documents.text(leg, "source.ip"))
                .append(" -> ")
                .append(Documents.text(leg, "destination.ip"))
                .append("  ")
                .append(Documents.text(leg, "protocol"))
                .append(' ')
                .append(Documents.text(leg, "destination.port"))
                .append("  ")
                .append(clock(Documents.text(leg, "start")))
                .append(" to ")
                .append(clock(Documents.text(leg, "end")));
        JsonNode score = leg.at("/link/score");
        if (score.isNumber()) {
            line.append(String.format(Locale.ROOT, "  link %.2f", score.asDouble()));
        }
        if (Documents.text(leg, "login.state").equals("failed")) {
            line.append("  refused");
        }
        String users = Documents.text(leg, "user.name");
        return users.isEmpty()
                ? line.toString()
                : line.append("  user ").append(users).toString();
    }

    /** Hours and minutes of an ISO time; the whole text when it is none. */
    private static String clock(String time) {
        return time.length() > TIME_END ? time.substring(TIME_START, TIME_END) : time;
    }
}
