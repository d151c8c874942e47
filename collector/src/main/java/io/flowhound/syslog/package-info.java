/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Makes log documents of syslog messages.
 *
 * <p>In: entries of the journal, one message each. {@code header} takes the header off (RFC 5424, RFC 3164 and what devices make of
 * it), {@code message} understands what programs say, and {@link io.flowhound.syslog.SyslogDecoder} writes the document. Out: JSON to an
 * {@link io.flowhound.ecs.DocumentHandler}, which {@code bulk} implements. No line is lost: what cannot be read is stored as it came, with
 * the reason.
 */
@NullMarked
package io.flowhound.syslog;

import org.jspecify.annotations.NullMarked;
