/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

/**
 * What an exporter has sent.
 *
 * @param records flow records
 * @param octets of UDP payload
 */
public record ExportCount(long records, long datagrams, long optionsRecords, long octets) {}
