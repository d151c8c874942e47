/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A NetFlow v9 export packet (RFC 3954 section 5.1) or an IPFIX message (RFC 7011 section 3.1), put together set by set.
 * Counts and lengths are true unless a test overrides them: that is how malformed messages are made.
 */
public final class ExportMessage {
    private static final int TRUTH = -1;

    private final Dialect dialect;
    private final List<ExportSet> sets = new ArrayList<>();
    private int version;
    private int count = TRUTH;
    private int length = TRUTH;
    private long sysUptime;
    private long exportTime;
    private long sequence;
    private long domain;

    ExportMessage(Dialect dialect) {
        this.dialect = dialect;
        this.version = dialect.version;
    }

    /** An empty NetFlow v9 export packet. Its sets are padded to 4 octets. */
    public static ExportMessage v9() {
        return new ExportMessage(Dialect.V9);
    }

    /** An empty IPFIX message. Its sets have no padding until {@link #lastSet} gives them some. */
    public static ExportMessage ipfix() {
        return new ExportMessage(Dialect.IPFIX);
    }

    /** Sets the time of the header, in seconds since 1970. */
    public ExportMessage exportTime(long epochSeconds) {
        exportTime = epochSeconds;
        return this;
    }

    /** Sets the milliseconds since the device started. NetFlow v9 only: IPFIX has no such field and leaves it out. */
    public ExportMessage sysUptime(long milliseconds) {
        sysUptime = milliseconds;
        return this;
    }

    /** Sets the sequence number: export packets before this one in NetFlow v9, data records before it in IPFIX. */
    public ExportMessage sequence(long number) {
        sequence = number;
        return this;
    }

    /** Sets the source id (NetFlow v9) or observation domain id (IPFIX). */
    public ExportMessage domain(long id) {
        domain = id;
        return this;
    }

    /** Adds a set with these templates. */
    public ExportMessage templates(TemplateSpec... templates) {
        return set(dialect.templates(List.of(templates)));
    }

    /** Adds a set with these options templates. */
    public ExportMessage optionsTemplates(TemplateSpec... templates) {
        return set(dialect.optionsTemplates(List.of(templates)));
    }

    /** Adds a set with data records or options records of a template. */
    public ExportMessage data(TemplateSpec template, DataRecord... records) {
        return data(template, List.of(records));
    }

    /** Adds a set with data records or options records of a template. */
    public ExportMessage data(TemplateSpec template, List<DataRecord> records) {
        return set(dialect.data(template, records));
    }

    /** Adds a set as it is. */
    public ExportMessage set(ExportSet set) {
        sets.add(set);
        return this;
    }

    /** Changes the set that was added last: its id, its padding, or the length that it claims to have. */
    public ExportMessage lastSet(UnaryOperator<ExportSet> change) {
        sets.add(change.apply(sets.removeLast()));
        return this;
    }

    /** Writes another version number than the message is of. */
    public ExportMessage overrideVersion(int number) {
        version = number;
        return this;
    }

    /** Writes another count of records than there are. NetFlow v9 only. */
    public ExportMessage overrideCount(int records) {
        count = records;
        return this;
    }

    /** Writes another length of the message than it has. IPFIX only. */
    public ExportMessage overrideLength(int octets) {
        length = octets;
        return this;
    }

    /** The octets that the message has, whatever it claims. */
    public int size() {
        int octets = dialect.headerLength;
        for (ExportSet set : sets) {
            octets += set.size();
        }
        return octets;
    }

    /** The message as it goes into a datagram. */
    public byte[] toBytes() {
        Octets out = new Octets().u16(version);
        if (dialect == Dialect.V9) {
            out.u16(count == TRUTH ? recordCount() : count).u32(sysUptime);
        } else {
            out.u16(length == TRUTH ? size() : length);
        }
        out.u32(exportTime).u32(sequence).u32(domain);
        for (ExportSet set : sets) {
            set.writeTo(out);
        }
        return out.toBytes();
    }

    private int recordCount() {
        int records = 0;
        for (ExportSet set : sets) {
            records += set.records();
        }
        return records;
    }
}
