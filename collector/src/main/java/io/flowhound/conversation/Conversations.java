/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.ExporterState;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowKey;
import io.flowhound.flow.RecordPlan;
import io.flowhound.flow.ServerPorts;
import io.flowhound.flow.Sides;
import io.flowhound.netflow.Message;
import io.flowhound.netflow.Observations;
import io.flowhound.netflow.RecordHandler;
import io.flowhound.netflow.template.Template;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the records of each 5-tuple for some seconds of arrival time, and then merges them. To be told the time by {@link #arrive}, and
 * asked for what is due by {@link #release}. Not safe for use by several threads.
 */
public final class Conversations implements RecordHandler<ExporterState, RecordPlan>, Held {
    private static final Logger log = LoggerFactory.getLogger(Conversations.class);
    private static final int FORMAT = 0x434F_4E32; // CON2
    private static final int FORMAT_WITHOUT_RESETS = 0x434F_4E31; // CON1

    private final FlowAssembler assembler;
    private final ConversationSettings settings;
    private final HeldRecords held;
    private final OpenGroups groups = new OpenGroups();
    private final LoneResets resets;
    private final KnownFlows known;
    private final LearnedServices services = new LearnedServices();
    private final Estimates estimates = new Estimates();
    private final Merge merge;
    private final NatBindings bindings = new NatBindings();
    private final NatHalves halves;
    private final NatSearch search;
    private final LookAhead lookAhead;
    private final HashesAhead hashesAhead = new HashesAhead();
    private final FlowKey key = new FlowKey();
    private final FlowKey outside = new FlowKey();
    private final ConversationMeters meters;
    private long incarnation;
    /** As it was set for the run of the collector that received what is merged now, so that the same is merged again. */
    private long holdMillis;

    private boolean merging;

    private long nowMillis;
    private int touched;

    /**
     * Makes a stage that holds nothing.
     *
     * @param assembler makes flows of records
     * @param serverPorts ports that tell the server
     * @param next takes the merged flows
     */
    public Conversations(
            FlowAssembler assembler,
            ServerPorts serverPorts,
            ConversationSettings settings,
            ConversationMeters meters,
            FlowHandler next) {
        this.assembler = assembler;
        this.settings = settings;
        this.meters = meters;
        this.holdMillis = settings.holdMillis();
        this.merging = settings.enabled();
        this.held = new HeldRecords(assembler);
        this.resets = new LoneResets(assembler);
        this.known = new KnownFlows(settings.maxRemembered());
        this.halves = new NatHalves(settings.natAddresses());
        Sides sides = new Sides(serverPorts, services);
        this.merge = new Merge(
                known, bindings, halves, new Composition(assembler, sides, known, services, estimates, next, meters));
        this.lookAhead = new LookAhead(assembler, held, groups, known, services, next);
        this.search = new NatSearch(held, groups, halves, bindings, merge);
    }

    @Override
    public void arrive(long newIncarnation, long arrivalMillis) {
        nowMillis = arrivalMillis;
        hashesAhead.clear();
        if (newIncarnation != incarnation) {
            incarnation = newIncarnation;
            holdMillis = settings.holdMillis();
            merging = settings.enabled();
        }
    }

    @Override
    public long incarnation() {
        return incarnation;
    }

    /** Times only go back where captures follow each other: what waits then is of another time. */
    @Override
    public boolean isDue(long millis) {
        return open() > 0 && (Math.min(groupDue(), resetDue()) <= millis || millis < nowMillis);
    }

    private long groupDue() {
        return groups.size() == 0 ? Long.MAX_VALUE : oldestGroupArrival(0) + holdMillis;
    }

    private long oldestGroupArrival(long otherwise) {
        int oldest = groups.oldest();
        return oldest == OpenGroups.NONE ? otherwise : groups.opened(oldest);
    }

    private long resetDue() {
        return resets.size() == 0 ? Long.MAX_VALUE : resets.oldestArrival(0) + LoneResets.HOLDS * holdMillis;
    }

    @Override
    public void release(long millis, int most) {
        for (int i = 0; i < most && isDue(millis); i++) {
            releaseOldest(true);
        }
    }

    @Override
    public boolean flush(int most) {
        boolean some = open() > 0;
        for (int i = 0; i < most && open() > 0; i++) {
            releaseOldest(false);
        }
        return some;
    }

    @Override
    public long oldestPosition(long otherwise) {
        int oldest = groups.oldest();
        long position = resets.oldestPosition(otherwise);
        return oldest == OpenGroups.NONE ? position : Math.min(position, held.position(groups.first(oldest)));
    }

    @Override
    public long nextArrival(long otherwise) {
        return isResetNext() ? resets.oldestArrival(otherwise) : oldestGroupArrival(otherwise);
    }

    private boolean isResetNext() {
        return resetDue() < groupDue();
    }

    /** In the order in which they are due, however many are released at a time: so a replay makes the same of them. */
    private void releaseOldest(boolean resetsWait) {
        if (isResetNext()) {
            resets.release(merge);
        } else {
            releaseGroup(resetsWait);
        }
    }

    private void releaseGroup(boolean resetsWait) {
        lookAhead.release();
        int group = groups.oldest();
        long hash = groups.hash(group);
        long opened = groups.opened(group);
        int records = groups.records(group);
        if (records > 0) {
            held.assemble(groups.first(group), records, merge);
            hash = search.withOtherHalf(group, hash, opened);
        }
        boolean waits = resetsWait && holdMillis > 0 && merge.size() == records && merge.isLoneReset(hash, opened);
        if (waits) {
            resets.take(hash, opened, held, groups.first(group), records);
            merge.forget();
        }
        groups.removeOldest();
        held.freeBefore(groups);
        if (records > 0 && !waits) {
            merge.merge(hash, opened);
        }
    }

    /** Depends on everything that was read ahead, so that no compiler leaves it out. */
    int touched() {
        return touched + lookAhead.touched();
    }

    @Override
    public void data(ExporterState exporter, RecordPlan plan, Message from, byte[] octets, int start, int end) {
        long hash = merging && HeldRecords.fits(end - start) ? hash(plan, octets, start) : HashesAhead.NONE;
        if (hash == HashesAhead.NONE) {
            assembler.assemble(exporter, plan, from, octets, start, merge.next());
            merge.alone();
            return;
        }
        int group = groups.find(hash);
        int reset = group == OpenGroups.NONE ? resets.find(hash) : OpenGroups.NONE;
        if (reset != OpenGroups.NONE) {
            resets.add(reset, exporter, plan, from, octets, start, end);
            limit();
            return;
        }
        int record = held.add(exporter, plan, from, octets, start, end);
        if (group == OpenGroups.NONE) {
            groups.add(hash, nowMillis, record);
            halves.opened(key, groups.newestNumber(), groups.oldestNumber());
        } else {
            held.follow(groups.last(group), record);
            if (groups.added(group, record) >= Merge.MOST) {
                groups.shut(group);
            }
        }
        limit();
    }

    /** That of the group that a record belongs to. */
    private long hash(RecordPlan plan, byte[] octets, int start) {
        long read = hashesAhead.take(octets, start);
        if (read != HashesAhead.NONE && !halves.isOn()) {
            return bindings.inner(read, nowMillis);
        }
        if (!assembler.key(plan, octets, start, key, outside)) {
            return HashesAhead.NONE;
        }
        long hash = key.hash();
        if (key.isSameConversation(outside)) {
            return bindings.inner(hash, nowMillis);
        }
        bindings.bind(key, outside, nowMillis);
        unite(hash, outside.hash());
        return hash;
    }

    /** Puts the records of the outer half of a flow to those of the inner one, or the other way round: to those that came first. */
    private void unite(long inner, long outer) {
        int outerGroup = groups.find(outer);
        if (outerGroup == OpenGroups.NONE) {
            return;
        }
        int innerGroup = groups.find(inner);
        if (innerGroup == OpenGroups.NONE) {
            groups.rename(outerGroup, inner);
        } else if (groups.records(innerGroup) + groups.records(outerGroup) < Merge.MOST) {
            boolean outerFirst = groups.isOlder(outerGroup, innerGroup);
            int first = outerFirst ? outerGroup : innerGroup;
            int second = outerFirst ? innerGroup : outerGroup;
            held.follow(groups.last(first), groups.first(second));
            groups.join(first, second);
            if (outerFirst) {
                groups.rename(outerGroup, inner);
            }
        }
    }

    /** Whoever has waited longest gives way, and not whoever is due next: many resets must not cost the others their hold. */
    private void limit() {
        while (octets() > settings.maxOctets()) {
            if (resets.oldestArrival(Long.MAX_VALUE) < oldestGroupArrival(Long.MAX_VALUE)) {
                resets.release(merge);
            } else {
                releaseGroup(false);
            }
            meters.early();
        }
    }

    @Override
    public void ahead(RecordPlan plan, byte[] octets, int start) {
        if (assembler.plannedKey(plan, octets, start, key)) {
            long hash = key.hash();
            hashesAhead.add(octets, start, hash);
            touched += groups.touch(hash);
        }
    }

    @Override
    public ExporterState exporter(@Nullable ExporterState sibling) {
        return assembler.exporter(sibling);
    }

    @Override
    public RecordPlan compile(ExporterState exporter, Template template) {
        return assembler.compile(exporter, template);
    }

    @Override
    public void forget(ExporterState exporter, int template) {
        assembler.forget(exporter, template);
    }

    @Override
    public void forget(ExporterState exporter) {
        assembler.forget(exporter);
    }

    @Override
    public Observations observations(ExporterState exporter) {
        return assembler.observations(exporter);
    }

    @Override
    public boolean options(ExporterState exporter, RecordPlan plan, Message from, byte[] octets, int start, int end) {
        return assembler.options(exporter, plan, from, octets, start, end);
    }

    @Override
    public long refused(ExporterState exporter) {
        return assembler.refused(exporter);
    }

    @Override
    public void save(ExporterState exporter, DataOutput out) throws IOException {
        assembler.save(exporter, out);
    }

    @Override
    public void restore(ExporterState exporter, DataInput in) throws IOException {
        assembler.restore(exporter, in);
    }

    /** How many groups are open. */
    public int open() {
        return groups.size() + resets.size();
    }

    @Override
    public long octets() {
        return held.octets() + (long) groups.size() * OpenGroups.octetsOfGroup() + resets.octets();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(nowMillis);
        out.writeLong(incarnation);
        out.writeLong(holdMillis);
        out.writeBoolean(merging);
        held.save(out);
        groups.save(out);
        known.save(out);
        services.save(out);
        estimates.save(out);
        bindings.save(out);
        resets.save(out);
    }

    @Override
    public void restore(byte[] state, SourceFinder finder) {
        if (state.length == 0) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            int format = in.readInt();
            if (format != FORMAT && format != FORMAT_WITHOUT_RESETS) {
                throw new IOException("format " + Integer.toHexString(format) + " is not known");
            }
            nowMillis = in.readLong();
            incarnation = in.readLong();
            holdMillis = in.readLong();
            merging = in.readBoolean();
            held.restore(in, finder);
            groups.restore(in, state.length);
            lookAhead.clear();
            known.restore(in);
            services.restore(in);
            estimates.restore(in);
            bindings.restore(in);
            if (format == FORMAT) {
                resets.restore(in, finder, state.length);
            }
            search.relist();
        } catch (IOException | RuntimeException e) {
            log.error(
                    "the saved conversations cannot be read ({}): records that waited for others are lost, see docs/troubleshooting.md",
                    e.toString());
            held.clear();
            groups.clear();
            resets.clear();
        }
    }
}
