/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which addresses must not be stored as they are, and what becomes of them. Immutable. */
public final class AddressRules {
    /** Everything is stored as it is. */
    public static final AddressRules NONE = new AddressRules(List.of(), "", Texts.KEEP);

    private final List<Rule> rules;
    private final String key;
    private final Texts texts;

    /** What becomes of addresses. */
    public enum Change {
        /** Nothing. */
        NONE,
        /** The bits behind the kept ones become 0. */
        TRUNCATED,
        /** Another address of the same network stands for it. */
        PSEUDONYM
    }

    /** What becomes of the text of log lines. */
    public enum Texts {
        KEEP,
        MASK,
        DROP
    }

    /**
     * What becomes of the addresses of a network.
     *
     * @param kept how many bits stay where they are truncated, of an IPv4 address 96 more than its own
     */
    public record Rule(IpNetwork network, Change change, int kept) {
        boolean covers(long high, long low) {
            IpAddress first = network.first();
            return IpAddress.isIpv4(first.high(), first.low()) == IpAddress.isIpv4(high, low)
                    && network.contains(high, low);
        }
    }

    /**
     * Makes rules.
     *
     * @param rules of several for an address, that with the longest prefix counts
     * @param key decides on the pseudonyms
     */
    public AddressRules(List<Rule> rules, String key, Texts texts) {
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt((Rule rule) -> rule.network().prefix())
                        .reversed())
                .toList();
        this.key = key;
        this.texts = texts;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    String key() {
        return key;
    }

    Texts texts() {
        return texts;
    }

    /** The rule for an address; null when there is none. Groups and what means the host itself tell of nobody. */
    @Nullable
    Rule of(long high, long low) {
        if (Networks.isGroup(high, low) || Networks.isOwn(high, low)) {
            return null;
        }
        for (Rule rule : rules) {
            if (rule.covers(high, low)) {
                return rule.change() == Change.NONE ? null : rule;
            }
        }
        return null;
    }
}
