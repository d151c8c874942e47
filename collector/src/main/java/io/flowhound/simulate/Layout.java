/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/** What one exporter with templates says about flows and about itself. */
interface Layout {
    TemplateSpec ipv4();

    TemplateSpec ipv6();

    /** What it says about itself; goes out with the templates. */
    List<OptionsTable> options();

    DataRecord flow(SimulatedFlow flow);

    /** An empty message with the header's times; {@code now} in milliseconds since 1970. */
    ExportMessage message(long now);

    /** By how much a message with so many records, those of options included, moves the sequence number on. */
    long sequenceStep(int records);
}
