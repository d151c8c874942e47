/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How first contacts are found.
 *
 * @param prefix {@code index.prefix}
 * @param interval from one look to the next
 * @param learn how long a machine is watched before what is new is told
 * @param forgetAfter what has not been seen for so long counts as new again
 * @param kinds what is looked at
 * @param ignored addresses or networks of machines that are not watched, such as {@code 10.9.0.0/16}
 */
public record ContactSettings(
        String prefix,
        Duration interval,
        Duration learn,
        Duration forgetAfter,
        Set<ContactKind> kinds,
        List<String> ignored) {
    public ContactSettings {
        kinds = Set.copyOf(kinds);
        ignored = List.copyOf(ignored);
    }
}
