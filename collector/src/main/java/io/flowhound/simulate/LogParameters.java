/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * How much of a network logs, and how well. Equal parameters give equal lines, and whichever host logs says the same whoever else
 * does.
 *
 * @param share of the machines that people log in to that send their log, 0 to 1; routers, firewalls and access points do so unless
 *     it is 0
 * @param skewed share of those that log whose clock is wrong, by up to 90 seconds or by an hour and more, 0 to 1
 * @param loss share of the lines sent over UDP that are lost on the way, 0 to 1
 */
public record LogParameters(double share, double skewed, double loss) {
    public static final double DEFAULT_SHARE = 0.7;
    public static final double DEFAULT_SKEWED = 0.2;
    private static final double DEFAULT_LOSS = 0.01;

    /** What is usual: some hosts are silent, some have a wrong clock, and one line in a hundred is lost. */
    public static final LogParameters DEFAULT = new LogParameters(DEFAULT_SHARE, DEFAULT_SKEWED, DEFAULT_LOSS);

    /** Everybody logs, with the right time, and nothing is lost. */
    public static final LogParameters ALL = new LogParameters(1, 0, 0);

    public LogParameters {
        check("the share of hosts that log", share);
        check("the share of hosts with a wrong clock", skewed);
        check("the share of lines that are lost", loss);
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be 0 to 1, not " + share);
        }
    }
}
