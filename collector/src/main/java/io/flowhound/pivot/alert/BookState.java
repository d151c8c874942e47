/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flowhound.pivot.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the book of alerts remembers from tick to tick and through a restart. A function of what was recorded, so that equal
 * books have equal octets.
 *
 * @param held findings of the trial that have ended, in the order in which they did
 * @param open alerts that were told and not closed, by id
 * @param day day of the budget, such as {@code 2026-03-07}; empty before the first
 * @param ranks alerts in the budget of that day
 */
record BookState(List<Finding> held, Map<String, Open> open, String day, Map<String, Long> ranks) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * An alert that may still change.
     *
     * @param place where its document stands
     * @param start when its root began, milliseconds since 1970
     * @param root the connection of its root
     * @param content what it said when it was last compared or written
     */
    record Open(Place place, long start, String root, Content content) {}

    byte[] octets() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new IllegalStateException("a tree of plain values was not written", e);
        }
    }

    /** @throws IllegalArgumentException when the octets are no such state */
    static BookState of(byte[] octets) {
        try {
            return JSON.readValue(octets, BookState.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the state of the alerts cannot be read (" + e.getMessage()
                            + "): delete the job's document in the state index, so that it begins anew",
                    e);
        }
    }
}
