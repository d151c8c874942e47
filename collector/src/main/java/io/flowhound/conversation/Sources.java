/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.ExporterState;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.RecordPlan;
import io.flowhound.netflow.ExporterKey;
import io.flowhound.netflow.Message;
import io.flowhound.netflow.template.Template;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Where held records come from: exporters with the plans of their templates, by number. Not safe for use by several threads. */
final class Sources {
    private static final int MAX_SAVED = 1 << 20;

    /** An exporter and the plan of one of its templates, as it was when records came. */
    static final class Source {
        final ExporterState exporter;
        final RecordPlan plan;
        private final ExporterKey key;
        /** The newest message that is held. */
        private int newest;

        private Source(ExporterState exporter, RecordPlan plan, ExporterKey key) {
            this.exporter = exporter;
            this.plan = plan;
            this.key = key;
        }
    }

    private final FlowAssembler assembler;
    private final IdentityHashMap<RecordPlan, Integer> numbers = new IdentityHashMap<>();
    private final List<@Nullable Source> sources = new ArrayList<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();

    Sources(FlowAssembler assembler) {
        this.assembler = assembler;
    }

    /** The number of the source of a message's records, which is held in a block. */
    int number(ExporterState exporter, RecordPlan plan, Message message, int block) {
        Integer known = numbers.get(plan);
        if (known == null) {
            known = add(new Source(exporter, plan, ExporterKey.of(message)));
        }
        get(known).newest = block;
        return known;
    }

    private int add(Source source) {
        Integer number = free.poll();
        if (number == null) {
            number = sources.size();
            sources.add(source);
        } else {
            sources.set(number, source);
        }
        numbers.put(source.plan, number);
        return number;
    }

    Source get(int number) {
        return Objects.requireNonNull(sources.get(number), "records of it are held");
    }

    /** Forgets those of which no message is held any more. */
    void forget(IntPredicate freed) {
        for (int number = 0; number < sources.size(); number++) {
            Source source = sources.get(number);
            if (source != null && freed.test(source.newest)) {
                numbers.remove(source.plan);
                sources.set(number, null);
                free.add(number);
            }
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(sources.size());
        for (Source source : sources) {
            out.writeBoolean(source != null);
            if (source != null) {
                source.key.save(out);
                source.plan.template().save(out);
                out.writeInt(source.newest);
            }
        }
    }

    void restore(DataInput in, SourceFinder finder) throws IOException {
        numbers.clear();
        sources.clear();
        free.clear();
        int saved = in.readInt();
        if (saved < 0 || saved > MAX_SAVED) {
            throw new IOException("the saved state speaks of " + saved + " templates of held records");
        }
        for (int number = 0; number < saved; number++) {
            sources.add(in.readBoolean() ? restoreSource(in, number, finder) : null);
            if (sources.get(number) == null) {
                free.add(number);
            }
        }
    }

    /** An exporter that was forgotten since has told what its records need when they came, which is lost with it. */
    private Source restoreSource(DataInput in, int number, SourceFinder finder) throws IOException {
        ExporterKey key = ExporterKey.restore(in);
        Template template = Template.restore(in);
        ExporterState known = finder.find(key);
        ExporterState exporter = known != null ? known : assembler.exporter(null);
        Source source = new Source(exporter, assembler.plan(exporter, template), key);
        source.newest = in.readInt();
        numbers.put(source.plan, number);
        return source;
    }
}
