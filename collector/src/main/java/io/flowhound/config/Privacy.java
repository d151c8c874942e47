/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Addresses that must not be stored as they are. */
@Doc(
        "Addresses that must not be stored as they are. [privacy.md](privacy.md) says what this protects and what not. Of several networks that have an address, that with the longest prefix counts.")
public record Privacy(
        @Doc(
                "Networks whose addresses are cut: how many bits are kept, by network, such as `192.168.0.0/16: 24`. The others become 0. The pivot hunt finds nothing among them.")
        @Range(min = "0", max = "127")
        @Reloads
        Map<Cidr, Integer> truncate,

        @Doc(
                "Networks whose addresses are replaced by others of the same network, always by the same ones. Needs `privacy.key`. The pivot hunt works as before.")
        @Reloads
        List<Cidr> pseudonyms,

        @Doc("Addresses and networks within those two that stay as they are, such as your exporters and servers.")
        @Reloads
        List<Cidr> except,

        @Doc(
                "Whoever has it can turn pseudonyms back: 32 characters or more, as `openssl rand -hex 32` prints them. Another key gives other pseudonyms.")
        @Nullable
        @Reloads
        Secret key,

        @Doc(
                "The text of log lines while one of the two lists is not empty. `mask`: addresses written in it are cut or replaced too; names and all else stay. `drop`: the text is not stored. `keep`: it stays as it came.")
        @Default("mask")
        @Reloads
        MessagePrivacy messages)
        implements Section {
    private static final int KEY_CHARACTERS = 32;

    public Privacy {
        truncate = Collections.unmodifiableMap(new LinkedHashMap<>(truncate));
        pseudonyms = List.copyOf(pseudonyms);
        except = List.copyOf(except);
    }

    /** Whether any address is changed. */
    public boolean isOn() {
        return !truncate.isEmpty() || !pseudonyms.isEmpty();
    }

    @Override
    public void check(SectionProblems problems) {
        truncate.forEach((network, kept) -> {
            int bits = network.network().getAddress().length * 8;
            if (kept >= bits) {
                problems.add(
                        "truncate." + network, kept, "must keep less than the " + bits + " bits of an address", null);
            }
        });
        for (Cidr network : pseudonyms) {
            if (truncate.containsKey(network)) {
                problems.add("pseudonyms", network, "is in privacy.truncate too; name it in one of the two", null);
            }
            if (network.prefixLength() == network.network().getAddress().length * 8) {
                problems.add("pseudonyms", network, "is one address, which has no other to be replaced by", null);
            }
        }
        for (Cidr network : except) {
            if (truncate.containsKey(network) || pseudonyms.contains(network)) {
                problems.add("except", network, "is in the other lists too; name it in one of them", null);
            }
        }
        if (key == null && !pseudonyms.isEmpty()) {
            problems.add("key", null, "is missing for privacy.pseudonyms; make one with: openssl rand -hex 32", null);
        }
        if (key != null && key.reveal().length() < KEY_CHARACTERS) {
            problems.add(
                    "key",
                    key,
                    "has less than " + KEY_CHARACTERS + " characters; make one with: openssl rand -hex 32",
                    null);
        }
    }
}
