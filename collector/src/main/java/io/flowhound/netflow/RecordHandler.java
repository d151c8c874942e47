/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.netflow.template.Template;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records that are decoded. {@code S} is what it remembers of an exporter, {@code P} its compiled form of a
 * template; netflow keeps both and hands them back.
 */
public interface RecordHandler<S, P> {
    /**
     * Makes the memory for an exporter that is new: one per address, TCP connection, observation domain and version.
     *
     * @param sibling the memory of another exporter at the same address, with which it shares what one address may
     *     occupy; null when it is the first
     */
    S exporter(@Nullable S sibling);

    /** Compiles a template; called once for each that is new or changed. */
    P compile(S exporter, Template template);

    /** Forgets a template that was withdrawn or pushed out. */
    void forget(S exporter, int template);

    /** Forgets an exporter, after its templates: it gave way to another, or its connection has ended. */
    void forget(S exporter);

    /** What the records of an exporter have told so far. */
    Observations observations(S exporter);

    /**
     * Says that a data record starts here and will be taken soon: a chance to ask memory for what it needs, which answers while
     * the same is asked for the records behind it.
     */
    default void ahead(P plan, byte[] octets, int start) {}

    /** Takes a data record, the octets from {@code start} to {@code end} (exclusive), which are borrowed. */
    void data(S exporter, P plan, Message message, byte[] octets, int start, int end);

    /**
     * Takes an options record in the same way.
     *
     * @return whether the memory of the exporter has changed, so that it must be saved
     */
    boolean options(S exporter, P plan, Message message, byte[] octets, int start, int end);

    /** How many things that options records have told found no room in the memory of an exporter so far. */
    long refused(S exporter);

    /** Writes the memory of an exporter for the next start. */
    void save(S exporter, DataOutput out) throws IOException;

    /** Reads what {@link #save} wrote. */
    void restore(S exporter, DataInput in) throws IOException;
}
