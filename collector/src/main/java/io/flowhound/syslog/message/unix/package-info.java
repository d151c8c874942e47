/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of programs of hosts: logins, sessions, changes of the account. */
@NullMarked
package io.flowhound.syslog.message.unix;

import org.jspecify.annotations.NullMarked;
