/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/** A part that can go by another configuration while it works. */
@FunctionalInterface
interface Reloadable {
    /**
     * Makes ready for another configuration, and changes nothing yet: another part may refuse it. Whatever can fail, such as what reads
     * files, belongs here.
     *
     * @throws IOException when it cannot be used; the message says why
     */
    Change prepare(Configuration configuration) throws IOException;

    /** What is ready. Either of both is called, once. */
    @FunctionalInterface
    interface Change {
        /** Goes by it. Should not fail: the other parts go by theirs all the same. */
        void apply();

        /** Gives back what was made for it, since another part has refused. */
        default void discard() {}
    }

    /**
     * A part that needs to make nothing ready but what it reads of the configuration.
     *
     * @param read what it needs of a configuration
     * @param use goes by that
     */
    static <T> Reloadable of(Function<Configuration, T> read, Consumer<T> use) {
        return configuration -> {
            T next = read.apply(configuration);
            return () -> use.accept(next);
        };
    }
}
