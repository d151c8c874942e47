/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logins that were planned together, as they were carried out.
 *
 * @param kind what they are to be taken for; null for the daily work of a firm
 * @param logins {@link Login#from} counts in this list
 */
record LoginPlan(@Nullable AttackKind kind, List<LoginSession> logins) {
    LoginPlan {
        logins = List.copyOf(logins);
    }

    long start() {
        return logins.stream()
                .mapToLong(session -> session.login().start())
                .min()
                .orElse(0);
    }
}
