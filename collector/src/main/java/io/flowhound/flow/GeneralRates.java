/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The sampling rates that an exporter announces for itself as a whole, one for each scope (system, metering process, line
 * card ...) it announces one for. The one learnt last counts: a scope that only repeats itself does not displace one that
 * has changed, so that two that disagree do not take turns. A rate of 1 counts only when no scope says more: many
 * exporters fill the field with it in one options template and say the truth in another.
 */
final class GeneralRates {
    private static final int MAX = 16;

    /** In the order in which they were learnt. */
    private final long[] scopes = new long[MAX];

    private final long[] rates = new long[MAX];
    private int count;
    private long rate;

    /** The rate that counts, 0 when none is known. */
    long rate() {
        return rate;
    }

    /** Takes the rate that a scope announces, 0 when it says that it has none; whether that is new. */
    boolean put(long scope, long announced) {
        int at = 0;
        while (at < count && scopes[at] != scope) {
            at++;
        }
        if (at == count ? announced == 0 : rates[at] == announced) {
            return false;
        }
        if (at < count) {
            remove(at);
        } else if (count == MAX) {
            remove(0);
        }
        if (announced != 0) {
            scopes[count] = scope;
            rates[count++] = announced;
        }
        rate = choose();
        return true;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(scopes, at + 1, scopes, at, count - at);
        System.arraycopy(rates, at + 1, rates, at, count - at);
    }

    private long choose() {
        for (int i = count - 1; i >= 0; i--) {
            if (rates[i] > 1) {
                return rates[i];
            }
        }
        return count == 0 ? 0 : 1;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(scopes[i]);
            out.writeLong(rates[i]);
        }
    }

    void restore(DataInput in) throws IOException {
        int saved = Saved.count(in, MAX);
        for (int i = 0; i < saved; i++) {
            put(in.readLong(), in.readLong());
        }
    }
}
