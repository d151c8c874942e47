/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import java.io.DataOutput;
import java.io.IOException;

/** Records that wait for others, as who drives the stages sees them. For one thread. */
public interface Held {
    /** Where nothing waits. */
    Held NOTHING = new Held() {
        @Override
        public boolean isDue(long millis) {
            return false;
        }

        @Override
        public void release(long millis, int most) {}

        @Override
        public boolean flush(int most) {
            return false;
        }

        @Override
        public void arrive(long incarnation, long arrivalMillis) {}

        @Override
        public long incarnation() {
            return 0;
        }

        @Override
        public long oldestPosition(long otherwise) {
            return otherwise;
        }

        @Override
        public long nextArrival(long otherwise) {
            return otherwise;
        }

        @Override
        public long octets() {
            return 0;
        }

        @Override
        public void save(DataOutput out) {}

        @Override
        public void restore(byte[] state, SourceFinder finder) {}
    };

    /** Whether something has waited long enough at a time, epoch milliseconds. */
    boolean isDue(long millis);

    /**
     * Merges what has waited long enough, and hands it on.
     *
     * @param millis what time it is
     * @param most how many conversations at most
     */
    void release(long millis, int most);

    /**
     * Merges the oldest, whether they have waited long enough or not.
     *
     * @return whether there was any
     */
    boolean flush(int most);

    /**
     * Says what time it is. What is due by then must have been released before.
     *
     * @param incarnation of the journal that has the datagram. With another one, another run of the collector has begun; what waited
     *     until then must have been released
     * @param arrivalMillis when the datagram arrived whose records follow, epoch milliseconds. When it is less than before, times
     *     have begun anew
     */
    void arrive(long incarnation, long arrivalMillis);

    /** What was said last, also before a restart; 0 at first. */
    long incarnation();

    /** The journal position of the oldest record that waits; the given one when none does. */
    long oldestPosition(long otherwise);

    /** When the first of those records came that are released next, epoch milliseconds; the given time when none waits. */
    long nextArrival(long otherwise);

    /** What everything that waits occupies. */
    long octets();

    /** Writes all that waits, and what is remembered, for {@link #restore}. */
    void save(DataOutput out) throws IOException;

    /**
     * Goes on from what {@link #save} wrote; an empty array changes nothing. A state that cannot be read is left with an error in the
     * log.
     *
     * @param finder knows the exporters, which are restored already
     */
    void restore(byte[] state, SourceFinder finder);
}
