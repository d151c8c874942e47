/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.ArrayList;
import java.util.List;

/** The problems found so far. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        found.add(problem);
    }

    /** Whether there are any with settings of a section. */
    boolean areIn(String section) {
        return found.stream().anyMatch(problem -> problem.path().startsWith(section + "."));
    }

    void throwIfAny() throws ConfigurationException {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }
}
