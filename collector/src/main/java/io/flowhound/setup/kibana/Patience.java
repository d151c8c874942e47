/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import java.time.Duration;

/**
 * How long to wait for a Kibana that is not there yet.
 *
 * @param limit how long at most
 * @param pause between two questions
 */
record Patience(Duration limit, Duration pause) {
    /** Kibana starts within half a minute; on a small box, or when it migrates, it takes longer. */
    static final Patience USUAL = new Patience(Duration.ofMinutes(1), Duration.ofSeconds(2));

    static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO);
}
