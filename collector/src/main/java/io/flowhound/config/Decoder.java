/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** Bounds on what exporters can make the decoder remember. */
@Doc("Bounds on what exporters can make the decoder remember, whoever sends.")
public record Decoder(
        @Doc(
                "Exporters (address and observation domain) whose templates are kept. Datagrams of further ones are dropped and counted.")
        @Default("10000")
        @Range(min = "1", max = "1000000")
        int maxExporters,

        @Doc("Templates kept for each exporter. Further ones are dropped and counted.")
        @Default("4096")
        @Range(min = "1", max = "65280")
        int maxTemplates) {}
