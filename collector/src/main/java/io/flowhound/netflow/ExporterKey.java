/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

/**
 * What tells one stream of templates from another: never the source port, which changes when an exporter restarts.
 *
 * @param addressHigh first 64 bits of the exporter's address
 * @param addressLow last 64 bits; IPv4 is mapped
 * @param domain observation domain, source id or engine
 * @param version 5, 9 or 10
 */
record ExporterKey(long addressHigh, long addressLow, int domain, int version) {}
