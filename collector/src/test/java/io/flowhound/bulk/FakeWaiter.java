/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the pauses instead of making them. */
final class FakeWaiter implements Waiter {
    private static final int ENDLESS = 200;

    final List<Long> pauses = new CopyOnWriteArrayList<>();

    @Override
    public void await(long nanos) throws InterruptedException {
        pauses.add(nanos);
        if (pauses.size() > ENDLESS) {
            throw new AssertionError("does not come to an end");
        }
    }
}
