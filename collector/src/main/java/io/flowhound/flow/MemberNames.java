/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of the members of one JSON object: none may stand there twice, so that a second one gets a number. */
final class MemberNames {
    private final Set<String> taken = new HashSet<>();
    /** How often each name was asked for, so that a template of one element all over is no search for each of them. */
    private final Map<String, Integer> asked = new HashMap<>();

    /** The name itself, or {@code name_2} and so on when it is taken; taken from now on. */
    String take(String name) {
        String unique = name;
        while (!taken.add(unique)) {
            unique = name + "_" + asked.merge(name, 1, (times, one) -> times + one);
        }
        asked.putIfAbsent(name, 1);
        return unique;
    }
}
