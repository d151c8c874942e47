/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Instant;

/**
 * One datagram of a simulation.
 *
 * @param exporter index of the exporter that sends it
 * @param exportTime when it is sent, as its header says (cut to seconds there, except in NetFlow v5)
 * @param flowRecords how many flow records it carries
 * @param optionsRecords how many options records it carries
 * @param payload shared, not to be changed; at most 1,464 octets
 */
public record SimulatedDatagram(
        int exporter, Instant exportTime, int flowRecords, int optionsRecords, byte[] payload) {}
