/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decoder's memory as octets, which the journal stores with the position that it belongs to: exporters with their
 * templates, and what the record handler remembers of them.
 */
final class DecoderState<S, P> {
    private static final Logger log = LoggerFactory.getLogger(DecoderState.class);
    private static final int FORMAT = 1;

    private final RecordHandler<S, P> handler;
    private byte[] current = new byte[0];

    DecoderState(RecordHandler<S, P> handler) {
        this.handler = handler;
    }

    /** Makes an exporter and its templates known again; null when there is no room for it. */
    interface Restorer<S, P> {
        @Nullable
        Exporter<S, P> restore(ExporterKey key, List<Template> templates);
    }

    /** The same array as the last time, unless {@code changed}. */
    byte[] current(List<Exporter<S, P>> exporters, boolean changed) {
        if (changed) {
            current = write(exporters);
        }
        return current;
    }

    private byte[] write(List<Exporter<S, P>> exporters) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(4096);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(FORMAT);
            out.writeInt(exporters.size());
            for (Exporter<S, P> exporter : exporters) {
                write(exporter, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return octets.toByteArray();
    }

    private void write(Exporter<S, P> exporter, DataOutputStream out) throws IOException {
        out.writeLong(exporter.key.addressHigh());
        out.writeLong(exporter.key.addressLow());
        out.writeInt(exporter.key.domain());
        out.writeInt(exporter.key.version());
        out.writeInt(exporter.templateCount());
        for (int id = 0; id <= 0xFFFF; id++) {
            Exporter.Entry<P> entry = exporter.template(id);
            if (entry != null) {
                write(entry.template(), out);
            }
        }
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        handler.save(exporter.state, new DataOutputStream(memory));
        out.writeInt(memory.size());
        memory.writeTo(out);
    }

    private static void write(Template template, DataOutputStream out) throws IOException {
        out.writeInt(template.id());
        out.writeBoolean(template.options());
        out.writeInt(template.scopes());
        out.writeInt(template.fields().size());
        for (FieldSpec field : template.fields()) {
            out.writeInt(field.enterprise());
            out.writeInt(field.element());
            out.writeInt(field.length());
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
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                restoreExporter(in, restorer);
            }
        } catch (IOException | RuntimeException e) {
            log.warn("the saved templates cannot be read ({}); exporters will send them again", e.toString());
        }
        current = state;
    }

    private void restoreExporter(DataInputStream in, Restorer<S, P> restorer) throws IOException {
        ExporterKey key = new ExporterKey(in.readLong(), in.readLong(), in.readInt(), in.readInt());
        int count = in.readInt();
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            templates.add(readTemplate(in));
        }
        byte[] memory = in.readNBytes(in.readInt());
        Exporter<S, P> exporter = restorer.restore(key, templates);
        if (exporter != null) {
            handler.restore(exporter.state, new DataInputStream(new ByteArrayInputStream(memory)));
        }
    }

    private static Template readTemplate(DataInputStream in) throws IOException {
        int id = in.readInt();
        boolean options = in.readBoolean();
        int scopes = in.readInt();
        int size = in.readInt();
        List<FieldSpec> fields = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            fields.add(new FieldSpec(in.readInt(), in.readInt(), in.readInt()));
        }
        return new Template(id, options, scopes, fields);
    }
}
