/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A network described by a file ({@link io.flowhound.simulate.network.NetworkFile}), played packet by packet: conversations
 * ({@link io.flowhound.simulate.network.Story}, {@link io.flowhound.simulate.network.Script}) pass routers
 * ({@link io.flowhound.simulate.network.Router}), each with a flow cache, a clock and an export of its own. Out come datagrams
 * and the truth about every connection.
 */
@NullMarked
package io.flowhound.simulate.network;

import org.jspecify.annotations.NullMarked;
