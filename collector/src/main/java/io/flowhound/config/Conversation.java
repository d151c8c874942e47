/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;
import java.util.List;

/** How records of the same traffic become one document. */
@Doc("How records that tell of the same traffic become one document: both directions, and what several exporters saw.")
public record Conversation(
        @Doc("Whether records are merged. If not, each becomes a document.") @Default("true")
        boolean enabled,

        @Doc(
                "How long a record waits for others of its flow; four times as long where the only way that was told has ended by a reset.")
        @Default("5s")
        @Range(min = "100ms", max = "1m")
        Duration hold,

        @Doc(
                "Memory for records that wait. When it is used up, the oldest wait no longer. Never more than an eighth of the heap.")
        @Default("256MB")
        @Range(min = "1MB", max = "16GB")
        DataSize memory,

        @Doc(
                "Of how many flows is remembered who counts them and who opened them, 52 octets each. Never more than a sixteenth of the heap.")
        @Default("1000000")
        @Range(min = "4096", max = "100000000")
        int remembered,

        @Doc(
                "Addresses or networks that a router puts in place of inner addresses (NAT), where it does not tell in its records which are which. Records of the outer half are then joined to those of the inner half.")
        List<Cidr> natAddresses) {}
