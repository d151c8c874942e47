/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Rules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A book of alerts on memory, ticks a minute apart, and what it asked for. */
final class BookKit {
    final MemoryAlerts memory;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<EvidenceCopier.Proof> proofs = new ArrayList<>();
    final Meddler index;
    private final AlertSettings settings;
    AlertBook book;
    long asOf = Findings.AS_OF;

    BookKit(AlertSettings settings, MemoryAlerts memory) {
        this.settings = settings;
        this.memory = memory;
        this.index = new Meddler(memory);
        this.book = newBook();
    }

    BookKit(AlertSettings settings) {
        this(settings, new MemoryAlerts());
    }

    /** A book that tells at once, with a budget of 5. */
    BookKit() {
        this(settings(5));
    }

    static AlertSettings settings(int budget) {
        return new AlertSettings("test", 0, 0, budget, List.of(), List.of(), null, "");
    }

    static AlertSettings learning(int learningDays, int trialDays) {
        return AlertSettings.of("test", Rules.defaults().withLearning(learningDays, trialDays));
    }

    private AlertBook newBook() {
        return new AlertBook(index, proofs::addAll, settings, new AlertMetrics(meters));
    }

    /** As after a crash of the program: only the state survives. */
    void restart() {
        byte[] state = book.state();
        book = newBook();
        book.restore(state);
    }

    /** One tick with these live findings, a minute after the last. */
    List<Alert> live(Finding... findings) {
        return tick(10, List.of(findings), List.of());
    }

    List<Alert> closed(Finding... findings) {
        return tick(10, List.of(), List.of(findings));
    }

    List<Alert> tick(int historyDays, List<Finding> live, List<Finding> closed) {
        asOf += Findings.MINUTE;
        return again(historyDays, live, closed);
    }

    /** The tick before once more. */
    List<Alert> again(int historyDays, List<Finding> live, List<Finding> closed) {
        try {
            return book.record(new Evaluation(asOf, historyDays, live, closed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Alert alert(String id) {
        return memory.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<String> documents() {
        return memory.all().stream().map(Alert::json).toList();
    }

    /** Changes a stored document as another program does. */
    void edit(String id, Consumer<ObjectNode> edit) {
        StoredAlert stored = memory.find(List.of(new Place("2026.03", id))).get(new Place("2026.03", id));
        ObjectNode document = stored.alert().document().deepCopy();
        edit.accept(document);
        memory.write(List.of(new AlertIndex.Write(stored.place(), document, stored)));
    }

    /** Lets somebody else be faster: what is given runs before the next write, once. */
    static final class Meddler implements AlertIndex {
        private final MemoryAlerts memory;
        Runnable beforeWrite = () -> {};
        boolean always;
        boolean fails;
        int finds;

        Meddler(MemoryAlerts memory) {
            this.memory = memory;
        }

        @Override
        public Map<Place, StoredAlert> find(Collection<Place> places) {
            finds++;
            return memory.find(places);
        }

        @Override
        public Set<Place> write(List<Write> writes) throws IOException {
            Runnable before = beforeWrite;
            if (!always) {
                beforeWrite = () -> {};
            }
            before.run();
            if (fails) {
                throw new IOException("no connection");
            }
            return memory.write(writes);
        }

        @Override
        public StoredAlert get(String id) throws IOException {
            return memory.get(id);
        }

        @Override
        public List<Alert> list(AlertQuery asked) {
            return memory.list(asked);
        }

        @Override
        public List<Alert> dismissedOf(long from, long to) {
            return memory.dismissedOf(from, to);
        }

        @Override
        public List<Alert> dismissed(long asOf) {
            return memory.dismissed(asOf);
        }

        @Override
        public Map<String, Long> ranks(String day) {
            return memory.ranks(day);
        }
    }
}
