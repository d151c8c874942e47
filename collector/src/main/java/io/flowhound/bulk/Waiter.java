/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

/** Lets a thread wait; tests replace it. */
interface Waiter {
    void await(long nanos) throws InterruptedException;
}
