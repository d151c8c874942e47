/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpAddress;

/** Asks DNS for names of addresses, and waits for nothing. */
public interface PointerQuestions {
    /** Whether somebody can be asked for addresses of our own networks. */
    boolean asksInternal();

    /** Whether somebody can be asked for all others. */
    boolean asksExternal();

    /**
     * Asks for the name of an address.
     *
     * @param internal whether the address is of our own networks: then only a resolver that was given for those may hear of it
     * @param answer is told once, on any thread
     */
    void ask(IpAddress address, boolean internal, Answer answer);

    /** What comes of a question. */
    interface Answer {
        /**
         * The address has a name.
         *
         * @param name as DNS has it
         * @param seconds for how long
         */
        void name(String name, long seconds);

        /**
         * The address has no name.
         *
         * @param seconds for how long; 0 when DNS did not say
         */
        void none(long seconds);

        /** Nobody knows: no answer came, or one that says so. */
        void failed();
    }
}
