/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import io.flowhound.config.Range;
import io.flowhound.config.Required;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which exporters the packets between two sites pass. */
public record PathSetting(
        @Doc("The site where packets come from, `*` for any other.") @Required
        String from,

        @Doc("The site that they go to, `*` for any other.") @Required
        String to,

        @Doc("The exporters on the way, in order; `none` for none.")
        List<String> forth,

        @Doc("Those on the way back. Without: the same in reverse order.")
        List<String> back,

        @Doc(
                "How often this path is taken, beside others between the same sites: each way of a conversation takes one by a hash.")
        @Default("1")
        @Range(min = "0", max = "1000")
        double weight) {
    static final String ANY = "*";
    private static final String NONE = "none";

    public PathSetting {
        forth = List.copyOf(forth);
        back = List.copyOf(back);
    }

    List<String> forthNames() {
        return named(forth);
    }

    List<String> backNames() {
        if (!back.isEmpty()) {
            return named(back);
        }
        List<String> reversed = new ArrayList<>(named(forth));
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> named(List<String> exporters) {
        return exporters.equals(List.of(NONE)) ? List.of() : exporters;
    }
}
