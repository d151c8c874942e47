/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.template.RecordLayout;
import io.flowhound.netflow.template.Template;

/**
 * Decodes the sets of a v9 or IPFIX message. Moves by the lengths that sets state, whatever their content, so that a
 * damaged set costs its neighbours nothing; the counts of headers are not looked at.
 */
final class SetDecoder<S, P> {
    private static final int SET_HEADER = 4;
    private static final int MINIMUM_DATA_SET = 256;

    private final RecordHandler<S, P> handler;
    private final int maxTemplates;
    private final TemplateReader templates = new TemplateReader();
    private boolean changed;
    private int options;

    /** Keeps at most {@code maxTemplates} templates for an exporter. */
    SetDecoder(RecordHandler<S, P> handler, int maxTemplates) {
        this.handler = handler;
        this.maxTemplates = maxTemplates;
    }

    /** Whether a template or the memory of an exporter has changed since the last call. */
    boolean changed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Decodes all sets from {@code at} to {@code end} (exclusive). */
    void sets(Exporter<S, P> exporter, Message message, byte[] octets, int at, int end) {
        int flowsBefore = message.records;
        options = 0;
        while (end - at >= SET_HEADER) {
            int length = Octets.u16(octets, at + 2);
            if (length < SET_HEADER || length > end - at) {
                if (!Octets.allZero(octets, at, end)) {
                    badLength(exporter, length, end - at);
                }
                break;
            }
            set(exporter, message, octets, at, at + length);
            at += length;
        }
        int flows = message.records - flowsBefore - options;
        if (flows > 0) {
            exporter.metrics.flows.increment(flows);
        }
        if (options > 0) {
            exporter.metrics.options.increment(options);
        }
    }

    private static void badLength(Exporter<?, ?> exporter, int length, int left) {
        exporter.metrics.drop(
                DropReason.BAD_LENGTH,
                "a set states " + length + " octets where " + left + " are left; skipped the rest of the datagram");
    }

    private void set(Exporter<S, P> exporter, Message message, byte[] octets, int start, int end) {
        int id = Octets.u16(octets, start);
        boolean ipfix = message.version == NetflowDecoder.IPFIX;
        int templateSet = ipfix ? 2 : 0;
        if (id >= MINIMUM_DATA_SET) {
            data(exporter, message, id, octets, start + SET_HEADER, end);
        } else if (id == templateSet || id == templateSet + 1) {
            templates(exporter, octets, start, end, ipfix, id == templateSet + 1);
        } else {
            exporter.metrics.drop(DropReason.BAD_TEMPLATE, "set id " + id + " is reserved; skipped the set");
        }
    }

    private void templates(
            Exporter<S, P> exporter, byte[] octets, int start, int end, boolean ipfix, boolean areOptions) {
        if (exporter.repeated.contains(octets, start, end)) {
            return;
        }
        templates.reset(octets, start + SET_HEADER, end, ipfix, areOptions);
        boolean understood = learnAll(exporter);
        if (templates.failed()) {
            exporter.metrics.drop(
                    DropReason.BAD_TEMPLATE,
                    "a template ends before the fields it announces, or has an id below 256; skipped the set"
                            + (ipfix ? "" : " (v9)"));
        } else if (understood) {
            exporter.repeated.add(octets, start, end);
        }
    }

    /** Learns or forgets what the set says; false when some of it was dropped, which counts each time it comes. */
    private boolean learnAll(Exporter<S, P> exporter) {
        boolean understood = true;
        while (true) {
            Template template = templates.next();
            if (template != null) {
                understood &= learn(exporter, template);
            } else if (templates.withdrawn() >= 0) {
                forget(exporter, templates.withdrawn());
                understood = false;
            } else {
                return understood;
            }
        }
    }

    private void forget(Exporter<S, P> exporter, int template) {
        if (exporter.remove(template)) {
            handler.forget(exporter.state, template);
            changed = true;
        }
    }

    /** Keeps a template; one that only repeats what is known changes nothing. False when it had to be dropped. */
    boolean learn(Exporter<S, P> exporter, Template template) {
        Exporter.Entry<P> known = exporter.template(template.id());
        if (known != null && known.template().equals(template)) {
            return true;
        }
        if (template.minimumLength() == 0) {
            exporter.metrics.drop(
                    DropReason.BAD_TEMPLATE, "template " + template.id() + " describes records without any octet");
            return false;
        }
        if (known == null && exporter.templateCount() >= maxTemplates) {
            exporter.metrics.drop(
                    DropReason.TOO_MANY_TEMPLATES,
                    "template " + template.id() + " is over the bound of " + maxTemplates + " (decoder.max-templates)");
            return false;
        }
        P plan = handler.compile(exporter.state, template);
        exporter.put(new Exporter.Entry<>(template, new RecordLayout(template), plan));
        exporter.metrics.templates.increment();
        changed = true;
        return true;
    }

    private void data(Exporter<S, P> exporter, Message message, int id, byte[] octets, int at, int end) {
        Exporter.Entry<P> entry = exporter.template(id);
        if (entry == null) {
            exporter.metrics.drop(
                    DropReason.NO_TEMPLATE,
                    "a data set came before its template " + id + " (domain " + Integer.toUnsignedString(message.domain)
                            + "); exporters repeat templates every few minutes");
            return;
        }
        message.template = id;
        RecordLayout layout = entry.layout();
        boolean isOptions = entry.template().options();
        int minimum = layout.minimumLength();
        while (end - at >= minimum) {
            int next = layout.end(octets, at, end);
            if (next < 0) {
                if (!Octets.allZero(octets, at, end)) {
                    exporter.metrics.drop(
                            DropReason.BAD_LENGTH, "a record of template " + id + " reaches beyond its set");
                }
                return;
            }
            if (isOptions) {
                changed |= handler.options(exporter.state, entry.plan(), message, octets, at, next);
                options++;
            } else {
                handler.data(exporter.state, entry.plan(), message, octets, at, next);
            }
            message.records++;
            at = next;
        }
    }
}
