/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;

/**
 * That a machine spoke to something in a stretch of arrival time.
 *
 * @param kind country, as or service, or that of an entry for the machine itself
 * @param value which one
 * @param first end of its first flow, milliseconds since 1970
 * @param last end of its last flow, milliseconds since 1970
 * @param flows number of flows
 * @param bytes octets in both directions
 * @param find which flows of the machine these are
 */
record Sighting(
        Machine machine, String kind, String value, long first, long last, long flows, long bytes, List<Query> find) {
    EntryKey key() {
        return new EntryKey(machine.key(), kind, value);
    }
}
