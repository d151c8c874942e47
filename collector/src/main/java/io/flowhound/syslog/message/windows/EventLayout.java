/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the text of an event is laid out: headings and, below them, labels, in their order, each with the name that its value has in the
 * XML of the event (Microsoft's reference of security audit events). Users choose some of the values, and in one line there are only
 * blanks between a value and the next label; so a text in which a heading stands twice, or a label twice below one heading, is refused.
 */
final class EventLayout {
    private record Part(String label, @Nullable String name, boolean heading) {}

    private final int event;
    private final String sentence;
    private final List<Part> parts = new ArrayList<>();

    /**
     * A layout.
     *
     * @param event number of the event
     * @param sentence that its text begins with
     * @param parts labels as {@code Label:=Name}, or {@code Label:} where the value is of no use; headings begin with {@code #}
     */
    EventLayout(int event, String sentence, String... parts) {
        this.event = event;
        this.sentence = sentence;
        for (String part : parts) {
            int equals = part.indexOf('=');
            boolean heading = part.startsWith("#");
            String label = part.substring(heading ? 1 : 0, equals < 0 ? part.length() : equals);
            this.parts.add(new Part(label, equals < 0 ? null : part.substring(equals + 1), heading));
        }
    }

    int event() {
        return event;
    }

    boolean isOf(String text) {
        return text.startsWith(sentence);
    }

    /** The values of a text by their names in XML; null when it is refused. */
    @Nullable
    Map<String, String> read(String text) {
        int[] places = new int[parts.size()];
        if (!headings(text, places)) {
            return null;
        }
        int section = 0;
        int from = sentence.length();
        while (section <= parts.size()) {
            int next = section;
            while (next < parts.size() && !(parts.get(next).heading() && places[next] >= 0)) {
                next++;
            }
            int to = next < parts.size() ? places[next] : text.length();
            if (!labels(text, from, to, section, next, places)) {
                return null;
            }
            section = next + 1;
            from = next < parts.size() ? to + parts.get(next).label().length() : to;
        }
        return values(text, places);
    }

    private boolean headings(String text, int[] places) {
        int from = sentence.length();
        for (int i = 0; i < places.length; i++) {
            Part part = parts.get(i);
            places[i] = part.heading() ? text.indexOf(part.label(), from) : -1;
            if (places[i] >= 0) {
                from = places[i] + part.label().length();
                if (text.indexOf(part.label(), from) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Finds the labels of one section of the text; those of a heading that is not there have none. */
    private boolean labels(String text, int from, int to, int first, int end, int[] places) {
        int at = from;
        for (int i = first; i < end && !parts.get(i).heading(); i++) {
            String label = parts.get(i).label();
            int place = text.indexOf(label, at);
            if (place >= 0 && place < to) {
                places[i] = place;
                at = place + label.length();
                int again = text.indexOf(label, at);
                if (again >= 0 && again < to) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<String, String> values(String text, int[] places) {
        Map<String, String> values = new HashMap<>();
        int end = text.length();
        for (int i = places.length - 1; i >= 0; i--) {
            if (places[i] >= 0) {
                String name = parts.get(i).name();
                if (name != null) {
                    values.put(
                            name,
                            text.substring(places[i] + parts.get(i).label().length(), end)
                                    .strip());
                }
                end = places[i];
            }
        }
        return values;
    }
}
