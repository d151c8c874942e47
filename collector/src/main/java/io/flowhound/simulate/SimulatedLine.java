/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.time.Instant;

/**
 * One line of syslog that a host of a simulation sends.
 *
 * @param time when it is sent, in truth; the line itself says what the host's clock says
 * @param host its name
 * @param address its own, from which it would send in life
 * @param sender from which loopback address it is sent on this machine, where the platform allows that
 * @param tcp whether it goes over TCP, with a line end behind it; else over UDP
 * @param kind what wrote it and what it is, a short word of the simulation's own, such as {@code sshd-login}
 * @param text all of it, from the priority on, without line end
 */
public record SimulatedLine(
        Instant time, String host, InetAddress address, String sender, boolean tcp, String kind, String text) {}
