/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.schema.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Applies {@link AddressRules} to addresses, and remembers those seen last, since a pseudonym costs an AES block a bit. Not safe for
 * use by several threads.
 */
public final class Masking {
    private static final int SLOTS = 1 << 14;
    private static final int WIDTH = 4;
    /** So many addresses in turn may be those of another rule: even where these have most of a network, more is no accident. */
    private static final int MOST_STEPS = 256;

    private static final byte AS_IS = 1;
    private static final byte CHANGED = 2;

    private AddressRules rules = AddressRules.NONE;
    private @Nullable PrefixCipher cipher;
    /** For each slot an address and what it becomes. */
    private long[] table = {};

    private byte[] known = {};
    private long high;
    private long low;

    /** Applies rules. */
    public Masking(AddressRules rules) {
        use(rules);
    }

    /** One that changes nothing until it gets rules. */
    public static Masking none() {
        return new Masking(AddressRules.NONE);
    }

    /** Applies other rules from now on. */
    public void use(AddressRules next) {
        rules = next;
        cipher = next.key().isEmpty() ? null : PrefixCipher.of(next.key());
        table = new long[next.isEmpty() ? 0 : SLOTS * WIDTH];
        known = new byte[next.isEmpty() ? 0 : SLOTS];
    }

    /** Whether any address is changed. */
    public boolean isOn() {
        return known.length != 0;
    }

    /** What becomes of the text of log lines. */
    public Texts texts() {
        return rules.texts();
    }

    /**
     * Looks up an address, IPv4 mapped; {@link #high} and {@link #low} are what is stored of it.
     *
     * @return whether that is another one by a rule
     */
    public boolean covers(long addressHigh, long addressLow) {
        long mixed = (addressLow ^ (addressHigh * 31)) * 0x9E37_79B9_7F4A_7C15L;
        int slot = (int) (mixed >>> 50);
        int at = slot * WIDTH;
        if (known[slot] == 0 || table[at] != addressHigh || table[at + 1] != addressLow) {
            known[slot] = change(addressHigh, addressLow) ? CHANGED : AS_IS;
            table[at] = addressHigh;
            table[at + 1] = addressLow;
            table[at + 2] = high;
            table[at + 3] = low;
        }
        high = table[at + 2];
        low = table[at + 3];
        return known[slot] == CHANGED;
    }

    /** The first 64 bits of what is stored of the address looked up last. */
    public long high() {
        return high;
    }

    /** The last 64 bits of it. */
    public long low() {
        return low;
    }

    /** What is stored of an address. */
    public IpAddress mask(IpAddress address) {
        return isOn() && covers(address.high(), address.low()) ? new IpAddress(high, low) : address;
    }

    private boolean change(long addressHigh, long addressLow) {
        high = addressHigh;
        low = addressLow;
        Rule rule = rules.of(addressHigh, addressLow);
        if (rule == null) {
            return false;
        }
        if (rule.change() == Change.TRUNCATED) {
            int kept = rule.kept();
            high &= kept >= 64 ? -1 : kept == 0 ? 0 : -1L << (64 - kept);
            low &= kept <= 64 ? 0 : -1L << (128 - kept);
            return true;
        }
        pseudonym(rule);
        return true;
    }

    /**
     * Replaces the address until it is one of the same rule again: so those of the rule are exchanged among each other, and none of
     * them gets the address of somebody who keeps his own.
     */
    private void pseudonym(Rule rule) {
        PrefixCipher by = cipher;
        if (by == null) {
            throw new IllegalStateException("pseudonyms need a key"); // the configuration makes sure of it
        }
        boolean ipv4 = IpAddress.isIpv4(high, low);
        int steps = 0;
        do {
            if (ipv4) {
                by.replace(low << 32, 0, rule.network().prefix() - 96, 32);
                low = 0xFFFF_0000_0000L | by.high() >>> 32;
            } else {
                by.replace(high, low, rule.network().prefix(), 128);
                high = by.high();
                low = by.low();
            }
            steps++;
        } while (!rule.equals(rules.of(high, low)) && steps < MOST_STEPS);
    }
}
