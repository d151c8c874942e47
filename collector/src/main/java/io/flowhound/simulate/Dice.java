/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;
import java.util.Random;

/**
 * The chance in a simulation: everything random comes from here, so one seed gives one course of events. It draws from
 * {@link Random}, whose algorithm is specified, and computes with {@link StrictMath}, so that every platform agrees.
 */
public final class Dice {
    /** 2^64 divided by the golden ratio: neighbours end up far from each other. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final Random random;

    /** Dice whose course of events a seed decides. */
    public Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Dice of their own for one part of a simulation. Near numbers give courses of events that have nothing in common. */
    public static Dice of(long seed, long part) {
        long mixed = (seed ^ part) * STEP;
        return new Dice(mixed ^ (mixed >>> 32));
    }

    /** True with that probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from {@code low} to {@code high}, both possible. */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A whole number from {@code low} to {@code high}, both possible; for spans of less than 2^53. */
    public long between(long low, long high) {
        return low + (long) (random.nextDouble() * (high - low + 1));
    }

    /** One of them, each as likely as any other. */
    public <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A fraction from 0 to 1, without 1. */
    public double fraction() {
        return random.nextDouble();
    }

    /** A time until something happens that happens once in {@code mean} on average; cut at {@code longest}. */
    public long exponential(long mean, long longest) {
        return Math.min(longest, (long) (-mean * StrictMath.log(1 - random.nextDouble())));
    }

    /**
     * A size whose logarithm is normally distributed, as sizes of transfers are: half of them below {@code median}, few
     * of them far above.
     *
     * @param sigma how far they spread: 0.5 is little, 2 is heavy tailed
     */
    public long size(double median, double sigma) {
        return Math.max(1, (long) (median * StrictMath.exp(sigma * random.nextGaussian())));
    }
}
