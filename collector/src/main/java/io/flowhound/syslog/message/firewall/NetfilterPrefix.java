/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the packet in a line of netfilter: free text that the rule gives, in which each distribution has its habit.
 *
 * @param name of the rule or chain, or the prefix itself; null when there is none
 * @param rule number of the rule, or {@code default}; null when it is not told
 * @param verdict what the prefix says of the packet's fate
 */
record NetfilterPrefix(@Nullable String name, @Nullable String rule, Verdict verdict) {
    static final NetfilterPrefix NONE = new NetfilterPrefix(null, null, Verdict.LOGGED);

    private static final String KERNEL = "kernel: ";

    /**
     * Reads the prefix of a line.
     *
     * @param in where {@code IN=} stands in the line
     */
    static NetfilterPrefix of(SyslogMessage message, int in) {
        String line = message.line();
        int text = Math.max(0, line.indexOf(message.text()));
        String prefix = text < in ? line.substring(text, in) : "";
        int kernel = prefix.lastIndexOf(KERNEL);
        prefix = kernel < 0 ? prefix : prefix.substring(kernel + KERNEL.length());
        prefix = withoutQuotes(withoutUptime(prefix.strip()));
        return prefix.isEmpty() ? ofTag(line, in) : ofText(prefix);
    }

    /** A prefix without the name of the kernel before it looks like a tag, and the header ends behind it. */
    private static NetfilterPrefix ofTag(String line, int in) {
        int end = in;
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        char last = end == 0 ? ' ' : line.charAt(end - 1);
        int start = last == ']' ? line.lastIndexOf('[', end) : line.lastIndexOf(' ', end - 1) + 1;
        if ((last != ']' && last != ':') || start < 0 || (start > 0 && line.charAt(start - 1) != ' ')) {
            return NONE;
        }
        String tag = line.substring(start, end);
        if (tag.indexOf('[') > 0 || isLogger(tag) || withoutUptime(tag).isEmpty()) {
            return NONE;
        }
        return ofText(tag);
    }

    private static boolean isLogger(String tag) {
        return switch (tag) {
            case "kernel:", "klogd:", "ulogd:", "vmunix:", "syslog:", "firewall:" -> true;
            default -> false;
        };
    }

    private static NetfilterPrefix ofText(String prefix) {
        if (prefix.charAt(0) == '[') {
            int end = prefix.indexOf(']');
            if (end > 0) {
                NetfilterPrefix chain = ofChain(prefix.substring(1, end));
                return chain != null ? chain : plain(end == prefix.length() - 1 ? prefix.substring(1, end) : prefix);
            }
        }
        if (prefix.startsWith("Shorewall")) { // Shorewall:net2fw:DROP:
            int chain = prefix.indexOf(':') + 1;
            int verdict = chain == 0 ? -1 : prefix.indexOf(':', chain);
            if (verdict > 0) {
                return new NetfilterPrefix(
                        prefix.substring(chain, verdict), null, Verdict.ofWords(prefix.substring(verdict)));
            }
        }
        return plain(prefix);
    }

    private static NetfilterPrefix plain(String prefix) {
        int end = prefix.length();
        while (end > 0 && (prefix.charAt(end - 1) == ':' || prefix.charAt(end - 1) == ' ')) {
            end--;
        }
        String name = prefix.substring(0, end);
        return new NetfilterPrefix(name, null, Verdict.ofWords(name));
    }

    /** EdgeOS, VyOS and UniFi: WAN_IN-3003-D, WAN_IN-default-D, or with the letter first: WAN_IN-D-3003; null for anything else. */
    private static @Nullable NetfilterPrefix ofChain(String inner) {
        int last = inner.lastIndexOf('-');
        int before = last <= 0 ? -1 : inner.lastIndexOf('-', last - 1);
        if (before <= 0) {
            return null;
        }
        String middle = inner.substring(before + 1, last);
        String end = inner.substring(last + 1);
        boolean letterFirst = middle.length() == 1 && isRule(end);
        String letter = letterFirst ? middle : end;
        String rule = letterFirst ? end : middle;
        Verdict verdict = letter.length() == 1 ? Verdict.ofLetter(letter.charAt(0)) : Verdict.LOGGED;
        return verdict == Verdict.LOGGED || !isRule(rule)
                ? null
                : new NetfilterPrefix(inner.substring(0, before), rule, verdict);
    }

    private static boolean isRule(String text) {
        return text.equals("default") || (!text.isEmpty() && isOf(text, 0, text.length(), "0123456789"));
    }

    /** The seconds since the start of the kernel, in brackets. */
    private static String withoutUptime(String prefix) {
        int end = prefix.startsWith("[") ? prefix.indexOf(']') : -1;
        return end > 1 && isOf(prefix, 1, end, "0123456789. ")
                ? prefix.substring(end + 1).strip()
                : prefix;
    }

    /** Some write the quotes of a configuration file into the prefix. */
    private static String withoutQuotes(String prefix) {
        return prefix.length() > 1 && prefix.startsWith("\"") && prefix.endsWith("\"")
                ? prefix.substring(1, prefix.length() - 1).strip()
                : prefix;
    }

    private static boolean isOf(String text, int start, int end, String characters) {
        for (int i = start; i < end; i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
