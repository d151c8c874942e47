/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Learns and forgets the templates of exporters as their template sets say (RFC 3954 sections 5.2 and 9, RFC 7011 section
 * 8). A definition stays until another one differs from it or it is withdrawn; one that has not been announced for long is
 * still used, but gives way when an exporter has no room for more.
 */
final class Templates<S, P> {
    /** Real templates have less than 200. */
    private static final int MOST_FIELDS = 2_048;

    private final RecordHandler<S, P> handler;
    private final DecoderLimits limits;
    private final ParkingLot<S, P> parking;
    private final Predicate<Sender<S, P>> relief;
    private final TemplateReader reader = new TemplateReader();
    private final List<Exporter.Entry<P>> announced = new ArrayList<>();
    private boolean changed;
    private boolean allWithdrawn;

    /**
     * Makes a place for templates.
     *
     * @param relief makes somebody else than this sender forget templates, when those of all are too many; false when
     *     nobody has to
     */
    Templates(
            RecordHandler<S, P> handler,
            DecoderLimits limits,
            ParkingLot<S, P> parking,
            Predicate<Sender<S, P>> relief) {
        this.relief = relief;
        this.handler = handler;
        this.limits = limits;
        this.parking = parking;
    }

    /** Whether a template has changed since the last call. */
    boolean changed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Takes the template set from {@code start} to {@code end} (exclusive). */
    void set(Exporter<S, P> exporter, Message message, byte[] octets, int start, int end, boolean areOptions) {
        if (exporter.repeated.contains(octets, start, end, message.arrivalMillis)) {
            return;
        }
        reader.reset(octets, start + 4, end, message.version == Message.IPFIX, areOptions);
        announced.clear();
        allWithdrawn = false;
        boolean understood = learnAll(exporter, message, areOptions);
        if (reader.failed()) {
            exporter.metrics.drop(
                    DropReason.BAD_TEMPLATE,
                    "a template ends before the fields it announces, or has an id below 256; skipped the set");
        } else if (understood) {
            exporter.repeated.add(octets, start, end, announced);
        }
    }

    /** Learns or forgets what the set says; false when some of it was dropped, which counts each time it comes. */
    private boolean learnAll(Exporter<S, P> exporter, Message message, boolean areOptions) {
        boolean understood = true;
        while (true) {
            Template template = reader.next();
            if (template != null) {
                allWithdrawn = false;
                understood &= learn(exporter, template, message);
            } else if (reader.withdrawn() >= 0) {
                withdraw(exporter, message, reader.withdrawn(), areOptions);
                understood = false;
            } else {
                return understood;
            }
        }
    }

    /**
     * RFC 7011 section 8.1: the id of the set itself stands for all templates of its kind. By UDP there is no withdrawal,
     * and what looks like one must be ignored (section 8.4): one forged datagram could blind us.
     */
    private void withdraw(Exporter<S, P> exporter, Message message, int id, boolean areOptions) {
        if (message.session == 0) {
            exporter.metrics.drop(
                    DropReason.BAD_TEMPLATE,
                    "template " + id + " was withdrawn by UDP, which RFC 7011 section 8.4 forbids; it is kept");
            return;
        }
        if (id == (areOptions ? TemplateReader.ALL_OPTIONS : TemplateReader.ALL)) {
            withdrawAll(exporter, areOptions);
            return;
        }
        Exporter.Entry<P> known = exporter.template(id);
        if (known != null && known.template.options() == areOptions) {
            forget(exporter, id);
        }
    }

    private void withdrawAll(Exporter<S, P> exporter, boolean areOptions) {
        if (allWithdrawn) {
            return; // the second of two has nothing to look for
        }
        allWithdrawn = true;
        List<Integer> ids = new ArrayList<>();
        exporter.eachTemplate(entry -> {
            if (entry.template.options() == areOptions) {
                ids.add(entry.template.id());
            }
        });
        ids.forEach(each -> forget(exporter, each));
    }

    /** Takes note that an exporter with all its templates is forgotten. */
    void forgetAll(Exporter<S, P> exporter) {
        exporter.eachTemplate(entry -> handler.forget(exporter.state, entry.template.id()));
        handler.forget(exporter.state);
        changed = true;
    }

    private void forget(Exporter<S, P> exporter, int id) {
        if (exporter.remove(id) != null) {
            exporter.saved = null;
            handler.forget(exporter.state, id);
            changed = true;
        }
    }

    /** Keeps a template; one that only repeats what is known changes nothing. False when it had to be dropped. */
    private boolean learn(Exporter<S, P> exporter, Template template, Message message) {
        long arrivalMillis = message.arrivalMillis;
        Exporter.Entry<P> known = exporter.template(template.id());
        if (known != null && known.template.equals(template)) {
            known.refreshed = arrivalMillis;
            announced.add(known);
            return true;
        }
        if (template.minimumLength() == 0 || template.fields().size() > MOST_FIELDS) {
            exporter.metrics.drop(
                    DropReason.BAD_TEMPLATE,
                    "template " + template.id() + " describes records without any octet, or of more than " + MOST_FIELDS
                            + " fields");
            return false;
        }
        int more = template.fields().size()
                - (known == null ? 0 : known.template.fields().size());
        if (!makeRoom(exporter, known == null, more, arrivalMillis)) {
            exporter.metrics.drop(
                    DropReason.TOO_MANY_TEMPLATES,
                    "template " + template.id() + " is over the bound of " + limits.templates()
                            + " templates (decoder.max-templates) or of " + DecoderLimits.FIELDS_OF_ADDRESS
                            + " fields of one address");
            return false;
        }
        announced.add(put(exporter, template, arrivalMillis, arrivalMillis));
        exporter.metrics.templates.increment();
        changed = true;
        parking.templateCame(exporter, template.id(), message.bootedAfter());
        return true;
    }

    /** Makes a template known, without asking whether there is room. */
    Exporter.Entry<P> put(Exporter<S, P> exporter, Template template, long learnt, long refreshed) {
        Exporter.Entry<P> entry =
                new Exporter.Entry<>(template, handler.compile(exporter.state, template), learnt, refreshed);
        exporter.put(entry);
        exporter.saved = null;
        return entry;
    }

    private boolean makeRoom(Exporter<S, P> exporter, boolean isNew, int fields, long nowMillis) {
        while (!exporter.sender.allHaveRoomFor(fields)) {
            if (!relief.test(exporter.sender)) {
                return false;
            }
        }
        while (!exporter.sender.hasRoomFor(fields) || (isNew && exporter.templateCount() >= limits.templates())) {
            if (nowMillis == exporter.searched) {
                return false; // a flood of templates must not cost a search each
            }
            Exporter.Entry<P> stale = stalest(exporter);
            if (stale == null || !expired(stale, nowMillis)) {
                exporter.searched = nowMillis;
                return false;
            }
            forget(exporter, stale.template.id());
        }
        return true;
    }

    private static <P> Exporter.@Nullable Entry<P> stalest(Exporter<?, P> exporter) {
        Stalest<P> stalest = new Stalest<>();
        exporter.eachTemplate(stalest::look);
        return stalest.found;
    }

    /** Whether a template has outlived its last announcement. */
    boolean expired(Exporter.Entry<P> entry, long nowMillis) {
        return nowMillis - entry.refreshed > limits.templateMillis();
    }

    private static final class Stalest<P> {
        private Exporter.@Nullable Entry<P> found;

        void look(Exporter.Entry<P> entry) {
            if (found == null || entry.refreshed < found.refreshed) {
                found = entry;
            }
        }
    }
}
