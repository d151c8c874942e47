/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Set;

/**
 * A service by which somebody works on another host.
 *
 * @param name as alerts call it, such as {@code ssh}
 * @param technique how ATT&CK calls its abuse
 * @param ports TCP ports of its servers, 1 to 65535
 * @param applications names that exporters give it in {@code network.application}, in lower case; with one of these a record counts
 *     on any port
 */
public record Service(String name, Technique technique, Set<Integer> ports, Set<String> applications) {
    public Service {
        ports = Set.copyOf(ports);
        applications = Set.copyOf(applications);
    }
}
