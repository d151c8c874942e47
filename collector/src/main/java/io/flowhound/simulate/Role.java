/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** The kind of device that a host is, which decides what it does all day: see {@link Habits}. */
enum Role {
    ROUTER,
    WORKSTATION,
    LAPTOP,
    PHONE,
    TELEVISION,
    SPEAKER,
    THING,
    PRINTER,
    RESOLVER,
    FILE_SERVER,
    SERVER
}
