/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of firewalls and routers that list what they let through and what not. */
@NullMarked
package io.flowhound.syslog.message.firewall;

import org.jspecify.annotations.NullMarked;
