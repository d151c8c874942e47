/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of firewalls and access points with formats of their own, and services of the network that give out addresses and names. */
@NullMarked
package io.flowhound.syslog.message.vendor;

import org.jspecify.annotations.NullMarked;
