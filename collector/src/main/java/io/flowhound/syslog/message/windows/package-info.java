/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of Windows, as its event log is forwarded by agents. */
@NullMarked
package io.flowhound.syslog.message.windows;

import org.jspecify.annotations.NullMarked;
