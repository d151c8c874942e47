/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Receives datagrams, and the IPFIX or syslog messages of streams, with Netty and looks at nothing but their length and sender.
 *
 * <p>In: UDP, TCP, TLS. Out: {@link io.flowhound.listen.DatagramHandler}, which the journal implements.
 */
@NullMarked
package io.flowhound.listen;

import org.jspecify.annotations.NullMarked;
