/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Observations;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one exporter has told about itself: in options records, which are saved (sampling rates, names, when it booted),
 * and by its flows, which are not. All of it is bounded.
 */
public final class ExporterState {
    static final int MAX_SAMPLERS = 4_096;
    static final int MAX_INTERFACES = 16_384;
    static final int MAX_APPLICATIONS = 65_536;
    static final int MAX_VRFS = 4_096;
    static final int MAX_TEMPLATES = 1_024;

    /** The octet that saved memory begins with; a memory of another format is left unread, for options come again. */
    private static final int FORMAT = 1;
    /** As the other, with the address of the device at the end. */
    private static final int FORMAT_WITH_DEVICE = 2;

    private final GeneralRates general = new GeneralRates();
    private final RateTable samplers;
    private final RateTable templates;
    /** By interface; a negative value points to a sampler, see {@link #ofSampler}. */
    private final RateTable ingress;

    private final RateTable egress;
    private final NameTable interfaceNames;
    private final NameTable interfaceAliases;
    private final NameTable applications;
    private final NameTable vrfs;
    private final ObservedFlows observed = new ObservedFlows();
    private long systemInitMillis;
    private long deviceHigh;
    private long deviceLow;
    private boolean told;
    private final MemoryBudget ofAddress;
    private final MemoryBudget budget;
    private final SubTemplates subTemplates = new SubTemplates();

    /** Its templates, for the lists in its records. Not saved: they are learnt again with the templates. */
    SubTemplates subTemplates() {
        return subTemplates;
    }

    /** Makes the memory of an exporter that has told nothing, within what the streams of its address may occupy. */
    ExporterState(MemoryBudget ofAddress) {
        this.ofAddress = ofAddress;
        budget = ofAddress.part(Long.MAX_VALUE);
        samplers = new RateTable(MAX_SAMPLERS, budget);
        templates = new RateTable(MAX_TEMPLATES, budget);
        ingress = new RateTable(MAX_INTERFACES, budget);
        egress = new RateTable(MAX_INTERFACES, budget);
        interfaceNames = new NameTable(MAX_INTERFACES, budget);
        interfaceAliases = new NameTable(MAX_INTERFACES, budget);
        applications = new NameTable(MAX_APPLICATIONS, budget);
        vrfs = new NameTable(MAX_VRFS, budget);
    }

    /** Whether it has told anything: spares the flows of most exporters all look-ups. */
    boolean hasTold() {
        return told;
    }

    /** Gives back what it took of the memory of all, when it is forgotten. It must not be told anything afterwards. */
    void release() {
        budget.giveBack();
    }

    /** How many names and rates it has told in vain, because there was no room. */
    long refused() {
        return budget.refused();
    }

    /** What all streams of its address may occupy together. */
    MemoryBudget ofAddress() {
        return ofAddress;
    }

    /** Notes that it has told something. */
    void told() {
        told = true;
    }

    /** What its flows have shown. */
    ObservedFlows observed() {
        return observed;
    }

    /** Names of interfaces (IE 82). */
    NameTable interfaceNames() {
        return interfaceNames;
    }

    /** Descriptions of interfaces (IE 83). */
    NameTable interfaceAliases() {
        return interfaceAliases;
    }

    /** Names of applications, by {@link ApplicationId#key}. */
    NameTable applications() {
        return applications;
    }

    /** Names of VRFs (IE 236). */
    NameTable vrfs() {
        return vrfs;
    }

    /** The rate of the exporter as a whole, 0 when unknown. */
    long generalRate() {
        return general.rate();
    }

    /** Takes a rate that is announced for a scope which flows do not name; whether it is new. */
    boolean generalRate(long scope, long rate) {
        return general.put(scope, rate);
    }

    /** The rate of a sampler, 0 when unknown. */
    long samplerRate(long sampler) {
        return samplers.get(sampler);
    }

    /** Takes the rate of a sampler, 0 for none; whether it is new. */
    boolean samplerRate(long sampler, long rate) {
        return samplers.put(sampler, rate);
    }

    /** The rate of the flows of a template, 0 when unknown. */
    long templateRate(long template) {
        return templates.get(template);
    }

    /** Takes the rate of the flows of a template, 0 for none; whether it is new. */
    boolean templateRate(long template, long rate) {
        return templates.put(template, rate);
    }

    /**
     * The rate of an interface for the packets that go one way, 0 when unknown. That of the other way stands in: many
     * exporters name the interface by IE 10 whatever they sample there.
     */
    long interfaceRate(long id, boolean leaving) {
        long told = (leaving ? egress : ingress).get(id);
        if (told == 0) {
            told = (leaving ? ingress : egress).get(id);
        }
        return told < 0 ? samplers.get(-told) : told;
    }

    /** Takes the rate of an interface one way, 0 for none, or {@link #ofSampler}; whether it is new. */
    boolean interfaceRate(long id, boolean leaving, long rate) {
        return (leaving ? egress : ingress).put(id, rate);
    }

    /** Stands for a rate: that of a sampler, above 0, which may be told later. */
    static long ofSampler(long sampler) {
        return -sampler;
    }

    /** Epoch milliseconds of the exporter's boot, 0 when unknown. */
    long systemInitMillis() {
        return systemInitMillis;
    }

    /** Takes the time of boot; whether it is new. */
    boolean systemInitMillis(long millis) {
        boolean changed = systemInitMillis != millis;
        systemInitMillis = millis;
        return changed;
    }

    /** Whether an options record has named the device that this domain is of, which counts where a relay is trusted. */
    boolean hasDevice() {
        return (deviceHigh | deviceLow) != 0;
    }

    /** The first 64 bits of the address of the device. */
    long deviceHigh() {
        return deviceHigh;
    }

    /** The last 64 bits of it. */
    long deviceLow() {
        return deviceLow;
    }

    /** Takes the address of the device; whether it is new. */
    boolean device(long high, long low) {
        boolean changed = deviceHigh != high || deviceLow != low;
        deviceHigh = high;
        deviceLow = low;
        return changed;
    }

    /** What is known, for people. */
    Observations observations() {
        return new Observations(
                observed.samplingRate() != 0 ? observed.samplingRate() : general.rate(),
                observed.activeTimeoutMillis(),
                interfaceNames.count(),
                applications.count(),
                observed.ipv6());
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(hasDevice() ? FORMAT_WITH_DEVICE : FORMAT);
        out.writeLong(systemInitMillis);
        general.save(out);
        samplers.save(out);
        templates.save(out);
        ingress.save(out);
        egress.save(out);
        interfaceNames.save(out);
        interfaceAliases.save(out);
        applications.save(out);
        vrfs.save(out);
        if (hasDevice()) {
            out.writeLong(deviceHigh);
            out.writeLong(deviceLow);
        }
    }

    void restore(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT && format != FORMAT_WITH_DEVICE) {
            return;
        }
        told = true;
        systemInitMillis = in.readLong();
        general.restore(in);
        samplers.restore(in);
        templates.restore(in);
        ingress.restore(in);
        egress.restore(in);
        interfaceNames.restore(in);
        interfaceAliases.restore(in);
        applications.restore(in);
        vrfs.restore(in);
        if (format == FORMAT_WITH_DEVICE) {
            deviceHigh = in.readLong();
            deviceLow = in.readLong();
        }
    }
}
