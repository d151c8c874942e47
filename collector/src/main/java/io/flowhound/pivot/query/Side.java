/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

/** Which side of a login the hosts that are asked for must be on. */
public enum Side {
    /** They logged in elsewhere: the way forward. */
    CLIENT,
    /** Somebody logged in to them: the way back. */
    SERVER,
    /** Either. */
    EITHER
}
