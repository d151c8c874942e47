/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a panel shows for one combination of its buckets.
 *
 * @param keys of the buckets, by the ids of their columns
 * @param values by the ids of their columns; those without a value are absent
 * @param documents how many there are behind it
 */
record Row(Map<String, String> keys, Map<String, Double> values, long documents) {
    Row {
        keys = new LinkedHashMap<>(keys);
        values = new LinkedHashMap<>(values);
    }
}
