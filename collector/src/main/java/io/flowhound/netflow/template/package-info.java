/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Templates and where they are kept: per exporter address, observation domain and protocol version, never per source port.
 */
@NullMarked
package io.flowhound.netflow.template;

import org.jspecify.annotations.NullMarked;
