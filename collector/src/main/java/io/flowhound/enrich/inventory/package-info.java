/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What users say of their own network: hosts, subnets, exporters and interfaces.
 *
 * <p>In: files of YAML and CSV. Out: {@link io.flowhound.enrich.inventory.Inventory}, which finds what is said of an address. Files are read
 * on a thread that no flow waits for. Its neighbour is {@code enrich}, which keeps what was found with the place of an address.
 */
@NullMarked
package io.flowhound.enrich.inventory;

import org.jspecify.annotations.NullMarked;
