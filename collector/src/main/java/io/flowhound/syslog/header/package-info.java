/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The header of a syslog line. In: the octets of a message. Out: a {@link io.flowhound.syslog.message.SyslogMessage}; for what has no
 * header that can be read, one with the whole line as its text.
 */
@NullMarked
package io.flowhound.syslog.header;

import org.jspecify.annotations.NullMarked;
