/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads exported datagrams back out of capture files (pcap, pcapng) and sends them again.
 */
@NullMarked
package io.flowhound.capture;

import org.jspecify.annotations.NullMarked;
