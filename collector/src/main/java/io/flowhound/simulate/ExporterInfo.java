/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Duration;

/**
 * A device that sends datagrams.
 *
 * @param domain source id or observation domain; for NetFlow v5 the engine's slot, 0 to 255. No two exporters of a
 *     network share one, so that they can be told apart even when all send from one address
 * @param loopbackAddress from where it sends on this machine, where the platform allows that
 * @param captureAddress from where it sends in a capture file
 * @param activeTimeout after so long it tells what a login that goes on has carried; 1 to 30 minutes
 */
public record ExporterInfo(
        String name,
        ExportProtocol protocol,
        long domain,
        String loopbackAddress,
        String captureAddress,
        Duration activeTimeout) {}
