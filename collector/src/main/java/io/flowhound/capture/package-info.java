/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads exported datagrams and messages back out of captures (pcap, pcapng) and IPFIX files, and sends them again. What
 * comes in is a file; what goes out is one {@link io.flowhound.capture.CapturedDatagram} after the other.
 */
@NullMarked
package io.flowhound.capture;

import org.jspecify.annotations.NullMarked;
