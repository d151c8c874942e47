/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the job counts. Entries = first contacts + machines + contacts that were entered in silence while learning; what an earlier run had
 * entered and this one stored is in neither.
 */
final class ContactsMeters {
    final Counter rounds;
    final Counter contacts;
    final Counter entries;
    final Counter forgotten;
    final Counter failures;

    ContactsMeters(MeterRegistry registry) {
        rounds = counter(registry, "flowhound.contacts.rounds", "Stretches of arrival time looked through");
        contacts = counter(registry, "flowhound.contacts.first", "First contacts stored");
        entries = counter(registry, "flowhound.contacts.entries", "Entries made in the ledger of contacts");
        forgotten = counter(
                registry, "flowhound.contacts.forgotten", "Entries deleted from the ledger, not seen for too long");
        failures = counter(registry, "flowhound.contacts.failures", "Looks that failed and are done again");
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
