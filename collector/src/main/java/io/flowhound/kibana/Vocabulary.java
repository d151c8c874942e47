/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file {@code kibana-dashboards/vocabulary.json}: values and controls that pages call by name. */
record Vocabulary(Map<String, ValueSpec> values, Map<String, Control> controls) {
    /**
     * A drop-down above the panels.
     *
     * @param view the data view whose values it offers, or null for flows
     */
    record Control(String field, String title, @Nullable String view) {}

    /** @throws IllegalArgumentException when there is no control of that name */
    Control control(String name) {
        Control control = controls.get(name);
        if (control == null) {
            throw new IllegalArgumentException(
                    "no control '" + name + "' in vocabulary.json: it has " + controls.keySet());
        }
        return control;
    }
}
