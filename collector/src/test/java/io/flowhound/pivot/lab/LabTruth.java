/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run needs to know of a data set; the chains that were planted in it are the business of the scoring.
 *
 * @param start beginning of the first day, milliseconds since 1970
 * @param baselineUntil end of the days without attacks, milliseconds since 1970
 * @param until end of the last day, milliseconds since 1970
 * @param maxGap longest pause between two legs that the attacks of this network make
 */
record LabTruth(long start, long baselineUntil, long until, Duration maxGap) {
    /** @throws IOException when {@code truth.json} cannot be read */
    static LabTruth read(Path file) throws IOException {
        JsonNode truth = new ObjectMapper().readTree(file.toFile());
        return new LabTruth(
                truth.required("start").asLong(),
                truth.required("baseline_until").asLong(),
                truth.required("until").asLong(),
                Duration.ofSeconds(
                        truth.required("params").required("epsilon_s").asLong()));
    }
}
