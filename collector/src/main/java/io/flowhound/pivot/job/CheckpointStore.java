/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.IOException;

/** Keeps how far a job has got, for one owner at a time. For one thread. */
public interface CheckpointStore {
    /** Takes the checkpoint, unless another owner holds it. */
    Lease acquire(long leaseMillis) throws IOException;

    /**
     * Saves all of it or nothing, and renews the lease.
     *
     * @throws LeaseLostException when another owner has taken it
     */
    void save(Saved saved, long leaseMillis) throws IOException;

    /**
     * Renews the lease.
     *
     * @throws LeaseLostException when another owner has taken it
     */
    void renew(long leaseMillis) throws IOException;

    /** Lets another owner go on at once. */
    void release() throws IOException;

    /** Removes the checkpoint, whose work is done. */
    void delete() throws IOException;
}
