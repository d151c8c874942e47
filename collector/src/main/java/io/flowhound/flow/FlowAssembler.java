/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Message;
import io.flowhound.netflow.Observations;
import io.flowhound.netflow.RecordHandler;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.template.Template;
import io.flowhound.schema.Field;
import io.flowhound.schema.Json;
import io.flowhound.schema.Profile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes a flow of each data record, and learns from options records. Not safe for use by several threads. */
public final class FlowAssembler implements RecordHandler<ExporterState, RecordPlan> {
    private static final byte[] INGRESS = Json.string("ingress");
    private static final byte[] EGRESS = Json.string("egress");
    /** IE 136 (RFC 5102 section 5.11.3), by number. */
    private static final byte[][] END_REASONS = {
        {},
        Json.string("idle-timeout"),
        Json.string("active-timeout"),
        Json.string("end-of-flow"),
        Json.string("forced-end"),
        Json.string("lack-of-resources")
    };

    /** Octets for what all exporters tell in options records: some 800,000 names. */
    private static final long MAX_TOLD = 96L << 20;

    private final FlowHandler next;
    private final boolean raw;
    private final PlanCompiler compiler;
    private final Sampling sampling;
    private final Relays relays;
    private final SampledPacket sampledPacket = new SampledPacket();
    private final boolean imported;
    private final FlowTimes times = new FlowTimes();
    private final FlowRecord flow = new FlowRecord();
    private final RawValues values = new RawValues();
    private final FlowNames names = new FlowNames();
    private final OptionsLearner learner = new OptionsLearner();
    private final OptionsRecord told = new OptionsRecord();
    /** Stands in for what other records have told where a record must stay as it is on the wire. */
    private final ExporterState silent = new ExporterState(new MemoryBudget(0));

    private final MemoryBudget budget = new MemoryBudget(MAX_TOLD);

    public FlowAssembler(ElementRegistry registry, FlowSettings settings, FlowHandler next) {
        this.next = next;
        this.raw = settings.raw();
        this.compiler = new PlanCompiler(
                registry,
                settings.profile() == Profile.FULL ? PlanCompiler.Elements.ALL : PlanCompiler.Elements.NON_ZERO);
        this.sampling = new Sampling(settings.sampling());
        this.relays = settings.relays();
        this.imported = settings.imported();
    }

    @Override
    public ExporterState exporter(@Nullable ExporterState sibling) {
        return new ExporterState(sibling == null ? budget.part(MAX_TOLD / 4) : sibling.ofAddress());
    }

    @Override
    public RecordPlan compile(ExporterState exporter, Template template) {
        exporter.subTemplates().put(template);
        return plan(exporter, template);
    }

    /** The plan of a template that may be an earlier one of the exporter. */
    public RecordPlan plan(ExporterState exporter, Template template) {
        return template.options()
                ? new RecordPlan(template, new OptionsPlan(template))
                : compiler.compile(template, exporter.subTemplates());
    }

    @Override
    public void forget(ExporterState exporter, int template) {
        exporter.subTemplates().remove(template); // plans stand with the templates in netflow
    }

    @Override
    public void forget(ExporterState exporter) {
        exporter.release();
    }

    @Override
    public long refused(ExporterState exporter) {
        return exporter.refused();
    }

    @Override
    public Observations observations(ExporterState exporter) {
        return exporter.observations();
    }

    @Override
    public void ahead(RecordPlan plan, byte[] octets, int start) {
        plan.ahead(octets, start, next);
    }

    @Override
    public void data(ExporterState exporter, RecordPlan plan, Message message, byte[] octets, int start, int end) {
        assemble(exporter, plan, message, octets, start, flow);
        finish(flow);
        next.flow(flow);
    }

    /**
     * Makes a flow of a data record, with its sides as they are on the wire. {@link #finish} does the rest.
     *
     * @param start where the record starts in {@code octets}, of which {@link Message#start} is the start of the datagram
     * @param into takes it; what was there before is forgotten
     */
    public void assemble(
            ExporterState exporter, RecordPlan plan, Message message, byte[] octets, int start, FlowRecord into) {
        into.clear();
        values.clear();
        into.identify(message.incarnation, message.position, start - message.start);
        boolean fitted = plan.run(octets, start, into, values);
        sampledPacket.complete(into, values, octets);
        fitted &= EventRecords.settle(into, values);
        MplsLabels.put(into, values);
        origin(into, message);
        if (values.has(RawValue.EXPORTER) || exporter.hasDevice()) {
            device(into, exporter, message, octets);
        }
        into.facts().read(into, values);
        times.resolve(into, values, message, exporter.systemInitMillis());
        layers(into);
        names.apply(into, values, raw ? silent : exporter);
        if (!raw) {
            exporter.observed().flow(into, values);
            fitted &= sampling.apply(into, values, message, exporter);
        }
        if (!fitted) {
            into.facts().tag(FlowTag.CLAMPED);
        }
        if (imported) {
            into.facts().tag(FlowTag.IMPORTED);
        }
    }

    /** Puts what follows from the other fields, when they are settled: sums and tags. */
    public void finish(FlowRecord complete) {
        boolean fitted = sum(complete, Field.NETWORK_BYTES, Field.SOURCE_BYTES, Field.DESTINATION_BYTES);
        fitted &= sum(complete, Field.NETWORK_PACKETS, Field.SOURCE_PACKETS, Field.DESTINATION_PACKETS);
        if (!fitted) {
            complete.facts().tag(FlowTag.CLAMPED);
        }
        if (complete.facts().tags() != 0) {
            complete.putJson(Field.TAGS, FlowTag.json(complete.facts().tags()));
        }
    }

    /**
     * Reads the 5-tuple of a data record.
     *
     * @param outside takes it as it is outside of a translator that the record tells of, else the same as {@code into}
     * @return false when it has none
     */
    public boolean key(RecordPlan plan, byte[] octets, int start, FlowKey into, FlowKey outside) {
        if (plannedKey(plan, octets, start, into)) {
            outside.copy(into);
            return true;
        }
        flow.clear();
        values.clear();
        plan.run(octets, start, flow, values);
        sampledPacket.complete(flow, values, octets);
        outside.outside(flow);
        return into.of(flow);
    }

    /** Reads the 5-tuple of a data record if it stands at fixed places; else false. */
    public boolean plannedKey(RecordPlan plan, byte[] octets, int start, FlowKey into) {
        return plan.key(octets, start, into);
    }

    private static void origin(FlowRecord flow, Message message) {
        if ((message.addressHigh | message.addressLow) != 0) { // an IPFIX file does not name its exporter
            flow.putAddress(Field.OBSERVER_IP, message.addressHigh, message.addressLow);
        }
        flow.put(Field.EVENT_CREATED, message.arrivalMillis);
        flow.put(Field.FLOW_EXPORTER_VERSION, message.version);
        if (message.version != Message.V1) { // which numbers nothing
            flow.put(Field.FLOW_EXPORTER_SEQUENCE, message.sequence & 0xFFFF_FFFFL);
        }
        if (message.version >= Message.V9) {
            flow.put(Field.FLOW_EXPORTER_DOMAIN, message.domain & 0xFFFF_FFFFL);
            flow.put(Field.FLOW_EXPORTER_TEMPLATE, message.template);
        } else if (message.version == Message.V5) {
            flow.put(Field.FLOW_EXPORTER_DOMAIN, message.domain);
        }
        if (flow.elements().position() > 0) {
            flow.put(Field.FLOW_IE, 1);
        }
    }

    /** Puts the device that a trusted relay names, by the record or else for its domain, in the place of the relay. */
    private void device(FlowRecord flow, ExporterState exporter, Message message, byte[] octets) {
        if (raw || !relays.trusts(message.addressHigh, message.addressLow)) {
            return;
        }
        long high = exporter.deviceHigh();
        long low = exporter.deviceLow();
        if (values.has(RawValue.EXPORTER)) {
            long place = values.get(RawValue.EXPORTER);
            high = DeviceAddress.high(octets, place);
            low = DeviceAddress.low(octets, place);
        }
        if (high != message.addressHigh || low != message.addressLow) {
            flow.putAddress(Field.OBSERVER_IP, high, low);
            flow.putAddress(Field.FLOW_EXPORTER_RELAY, message.addressHigh, message.addressLow);
        }
    }

    private void layers(FlowRecord flow) {
        if (values.has(RawValue.INITIAL_TCP_FLAGS) && !values.has(RawValue.TCP_FLAGS)) {
            values.put(
                    RawValue.TCP_FLAGS, values.get(RawValue.INITIAL_TCP_FLAGS) | values.get(RawValue.LATER_TCP_FLAGS));
        }
        long flags = values.get(RawValue.TCP_FLAGS) & TcpFlags.ALL;
        if (flags != 0) {
            flow.putJson(Field.FLOW_TCP_FLAGS, TcpFlags.json(flags));
        }
        if (values.has(RawValue.DIRECTION)) {
            long direction = values.get(RawValue.DIRECTION);
            if (direction == 0 || direction == 1) {
                flow.putJson(Field.FLOW_DIRECTION, direction == 0 ? INGRESS : EGRESS);
            }
        }
        long reason = values.get(RawValue.END_REASON);
        if (reason > 0 && reason < END_REASONS.length) {
            flow.putJson(Field.FLOW_END_REASON, END_REASONS[(int) reason]);
        }
        long dscp = values.has(RawValue.DSCP) ? values.get(RawValue.DSCP) : flow.number(Field.FLOW_TOS) >>> 2;
        if (dscp != 0) {
            flow.put(Field.FLOW_DSCP, dscp & 0x3F);
        }
        if (Icmp.is(flow)) {
            Icmp.put(flow, values);
            removePorts(flow);
        } else if (flow.number(Field.SOURCE_PORT) == 0 && flow.number(Field.DESTINATION_PORT) == 0) {
            removePorts(flow); // of GRE, ESP and others that have none
        }
    }

    private static void removePorts(FlowRecord flow) {
        flow.remove(Field.SOURCE_PORT);
        flow.remove(Field.DESTINATION_PORT);
    }

    /** Adds up both directions; false when the sum does not fit into 63 bits. */
    private static boolean sum(FlowRecord flow, Field total, Field one, Field other) {
        if (!flow.has(one) && !flow.has(other)) {
            return true;
        }
        long sum = flow.number(one) + flow.number(other);
        flow.put(total, sum < 0 ? Long.MAX_VALUE : sum);
        return sum >= 0;
    }

    @Override
    public boolean options(
            ExporterState exporter, RecordPlan plan, Message message, byte[] octets, int start, int end) {
        plan.options(octets, start, told);
        return learner.learn(told, exporter);
    }

    @Override
    public void save(ExporterState exporter, DataOutput out) throws IOException {
        exporter.save(out);
    }

    @Override
    public void restore(ExporterState exporter, DataInput in) throws IOException {
        exporter.restore(in);
    }
}
