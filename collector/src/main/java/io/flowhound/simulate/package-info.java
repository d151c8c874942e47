/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A simulated home network whose three exporters send NetFlow v5, v9 and IPFIX, with attacks, their labels and the truth
 * about all of its traffic, and the writers of those messages.
 */
@NullMarked
package io.flowhound.simulate;

import org.jspecify.annotations.NullMarked;
