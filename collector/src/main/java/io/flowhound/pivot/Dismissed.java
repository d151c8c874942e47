/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Set;

/**
 * What people have said was nothing.
 *
 * @param findings ids of the findings; what is in them may become history
 * @param pairs who logged in where in them; these pairs are usual from now on
 */
public record Dismissed(Set<String> findings, Set<Pair> pairs) {
    public static final Dismissed NOTHING = new Dismissed(Set.of(), Set.of());

    public Dismissed {
        findings = Set.copyOf(findings);
        pairs = Set.copyOf(pairs);
    }

    /**
     * Two hosts.
     *
     * @param source address of the client
     * @param destination address of the server
     */
    public record Pair(String source, String destination) {}
}
