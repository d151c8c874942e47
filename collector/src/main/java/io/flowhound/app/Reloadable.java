/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import java.io.IOException;
import java.util.function.Consumer;

/** A part that can go by another configuration while it works. */
@FunctionalInterface
interface Reloadable {
    /**
     * Makes ready for another configuration, and changes nothing yet: another part may refuse it.
     *
     * @return goes by it, and cannot fail
     * @throws IOException when it cannot be used; the message says why
     */
    Runnable prepare(Configuration configuration) throws IOException;

    /** A part that is always ready. */
    static Reloadable of(Consumer<Configuration> use) {
        return configuration -> () -> use.accept(configuration);
    }
}
