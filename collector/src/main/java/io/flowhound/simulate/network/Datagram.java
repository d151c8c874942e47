/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

/** A datagram that is being filled with flow records. Keeps what an exporter keeps: sequence and templates. */
interface Datagram {
    /** The most octets in one. */
    int MAX_PAYLOAD = 1464;

    /** Begins the next one, with templates and options where the protocol has them; gives the number of options records. */
    int begin(boolean withTemplates);

    /** Puts a record in; false when it has no room. */
    boolean add(CacheEntry entry);

    boolean isEmpty();

    /** Ends it at a true time. */
    byte[] seal(long now);
}
