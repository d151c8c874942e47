/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

/** A way by which people are told. Used by one thread at a time. */
public interface Channel {
    /** As the configuration calls it. */
    String name();

    /** Where it leads to, without secrets, for people. */
    String address();

    /** What is below is not told. */
    Urgency least();

    /**
     * Sends a message and waits for the answer, less than three minutes. Never throws for what the receiver does.
     *
     * @throws InterruptedException when it is not known whether the message was sent
     */
    Outcome send(Message message) throws InterruptedException;
}
