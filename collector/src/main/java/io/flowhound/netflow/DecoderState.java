/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.netflow.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decoder's memory as octets, which the journal stores with the position that it belongs to: exporters with their
 * templates, what the record handler remembers of them, which data sets wait for a template, and behind all that, where versions
 * that do not know it do not look, what was counted of each exporter and where its sequence is.
 */
final class DecoderState<S, P> {
    private static final Logger log = LoggerFactory.getLogger(DecoderState.class);
    private static final int FORMAT = 2;
    private static final int OLDEST_NEEDED = 4;
    private static final int COUNTS = 0x434F_554E; // COUN

    private final RecordHandler<S, P> handler;
    private byte[] current = new byte[0];
    /** Whether something was counted since the last state was made. */
    private boolean counted;
    /** Whether a stream was heard for the first time since then; one of v5 brings no template that would say so. */
    private boolean joined;
    /** How much of that changes seldom; the rest changes with each datagram. */
    private int lasting;

    private long written;

    DecoderState(RecordHandler<S, P> handler) {
        this.handler = handler;
    }

    /** Makes things known again, in the order in which they stand in a state. */
    interface Restorer<S, P> {
        /** Under which incarnation of the journal the last datagram stood. */
        void incarnation(long last);

        /** An exporter; null when there is no room for it. */
        @Nullable
        Exporter<S, P> exporter(ExporterKey key, long lastMillis);

        void template(Exporter<S, P> exporter, Template template, long learnt, long refreshed);

        void parked(Parked<S, P> set);

        /** A parked set whose exporter found no room. */
        void parkedOfNobody();
    }

    /** The position of the oldest datagram that whoever restores a state reads again. */
    static long oldestNeeded(byte[] state) {
        boolean known =
                state.length >= OLDEST_NEEDED + 8 && ByteBuffer.wrap(state).getInt() == FORMAT;
        return known ? ByteBuffer.wrap(state).getLong(OLDEST_NEEDED) : Long.MAX_VALUE;
    }

    /**
     * The same array as the last time, unless something has changed.
     *
     * @param changed whether something was learnt or parked
     */
    byte[] current(List<Exporter<S, P>> exporters, ParkingLot<S, P> parking, long incarnation, boolean changed) {
        boolean all = changed || joined || incarnation != written || (counted && lasting == 0);
        if (all || counted) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream(current.length + 4096);
            if (all) {
                write(exporters, parking, incarnation, octets);
                lasting = octets.size();
            } else {
                octets.write(current, 0, lasting);
            }
            writeCounts(exporters, octets);
            current = octets.toByteArray();
            written = incarnation;
        }
        joined = false;
        counted = false;
        return current;
    }

    /** Says that a message was counted. */
    void counted() {
        counted = true;
    }

    /** Says that a stream was heard for the first time. */
    void joined() {
        joined = true;
    }

    private static <S, P> void writeCounts(List<Exporter<S, P>> exporters, ByteArrayOutputStream octets) {
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(COUNTS);
            for (Exporter<S, P> exporter : exporters) {
                exporter.health.save(out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(
            List<Exporter<S, P>> exporters, ParkingLot<S, P> parking, long incarnation, ByteArrayOutputStream octets) {
        IdentityHashMap<Exporter<S, P>, Integer> numbers = new IdentityHashMap<>();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(FORMAT);
            out.writeLong(parking.oldestPosition());
            out.writeLong(incarnation);
            out.writeInt(exporters.size());
            for (Exporter<S, P> exporter : exporters) {
                numbers.put(exporter, numbers.size());
                out.write(octets(exporter));
            }
            writeParked(parking.sets(), numbers, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] octets(Exporter<S, P> exporter) throws IOException {
        byte[] saved = exporter.saved;
        if (saved == null) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            write(exporter, new DataOutputStream(octets));
            saved = octets.toByteArray();
            exporter.saved = saved;
        }
        return saved;
    }

    private void write(Exporter<S, P> exporter, DataOutputStream out) throws IOException {
        exporter.key.save(out);
        out.writeLong(exporter.health.last());
        List<Exporter.Entry<P>> entries = new ArrayList<>();
        exporter.eachTemplate(entries::add);
        out.writeInt(entries.size());
        for (Exporter.Entry<P> entry : entries) {
            out.writeLong(entry.learnt);
            out.writeLong(entry.refreshed);
            entry.template.save(out);
        }
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        handler.save(exporter.state, new DataOutputStream(memory));
        out.writeInt(memory.size());
        memory.writeTo(out);
    }

    private static <S, P> void writeParked(
            List<Parked<S, P>> sets, IdentityHashMap<Exporter<S, P>, Integer> numbers, DataOutputStream out)
            throws IOException {
        List<Parked<S, P>> known =
                sets.stream().filter(set -> numbers.containsKey(set.exporter)).toList();
        out.writeInt(known.size());
        for (Parked<S, P> set : known) {
            out.writeInt(numbers.getOrDefault(set.exporter, 0));
            out.writeInt(set.template);
            out.writeLong(set.incarnation);
            out.writeLong(set.position);
            out.writeInt(set.header);
            out.writeInt(set.offset);
            out.writeInt(set.length);
            out.writeLong(set.arrivalMillis);
        }
    }

    /** Makes everything known again. A state that cannot be read is skipped with a warning: templates will come again. */
    void restore(byte[] state, Restorer<S, P> restorer) {
        if (state.length == 0) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IOException("format " + format + " is not known");
            }
            in.readLong(); // the oldest position that is needed
            written = in.readLong();
            restorer.incarnation(written);
            List<@Nullable Exporter<S, P>> exporters = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                exporters.add(restoreExporter(in, restorer));
            }
            for (int left = in.readInt(); left > 0; left--) {
                restoreParked(in, exporters, restorer);
            }
            lasting = state.length - in.available();
            restoreCounts(in, exporters);
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "the saved state cannot be read to its end ({}); exporters will send their templates again",
                    e.toString());
        }
        current = state;
        joined = false;
    }

    /** A version that counted for itself alone has written none. */
    private static <S, P> void restoreCounts(DataInputStream in, List<@Nullable Exporter<S, P>> exporters)
            throws IOException {
        if (in.available() < 4 || in.readInt() != COUNTS) {
            return;
        }
        for (Exporter<S, P> exporter : exporters) {
            StreamHealth health = exporter != null ? exporter.health : new StreamHealth(Message.IPFIX);
            health.restore(in);
        }
    }

    private @Nullable Exporter<S, P> restoreExporter(DataInputStream in, Restorer<S, P> restorer) throws IOException {
        ExporterKey key = ExporterKey.restore(in);
        Exporter<S, P> exporter = restorer.exporter(key, in.readLong());
        for (int left = in.readInt(); left > 0; left--) {
            long learnt = in.readLong();
            long refreshed = in.readLong();
            Template template = Template.restore(in);
            if (exporter != null) {
                restorer.template(exporter, template, learnt, refreshed);
            }
        }
        byte[] memory = in.readNBytes(in.readInt());
        if (exporter != null) {
            handler.restore(exporter.state, new DataInputStream(new ByteArrayInputStream(memory)));
        }
        return exporter;
    }

    private static <S, P> void restoreParked(
            DataInputStream in, List<@Nullable Exporter<S, P>> exporters, Restorer<S, P> restorer) throws IOException {
        Exporter<S, P> exporter = exporters.get(in.readInt());
        int template = in.readInt();
        long incarnation = in.readLong();
        long position = in.readLong();
        int header = in.readInt();
        int offset = in.readInt();
        int length = in.readInt();
        long arrival = in.readLong();
        if (exporter != null) {
            restorer.parked(new Parked<>(exporter, template, incarnation, position, header, offset, length, arrival));
        } else {
            restorer.parkedOfNobody();
        }
    }
}
