/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import io.flowhound.schema.HealthField;
import io.flowhound.testkit.SimulatedHealth;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The simulated health documents, all of which is known. */
final class TrueHealth {
    static final Set<String> FIELDS =
            Arrays.stream(HealthField.values()).map(HealthField::path).collect(Collectors.toUnmodifiableSet());

    private TrueHealth() {}

    static List<Map<String, Object>> of(SimulatedHealth health) {
        return health.documents().stream().map(TrueHealth::document).toList();
    }

    /** Times in milliseconds since 1970, as Elasticsearch adds them up. */
    private static Map<String, Object> document(Map<HealthField, Object> simulated) {
        Map<String, Object> document = new HashMap<>();
        simulated.forEach((field, value) ->
                document.put(field.path(), value instanceof Instant time ? (Object) time.toEpochMilli() : value));
        return document;
    }
}
