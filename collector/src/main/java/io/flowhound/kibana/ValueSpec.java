/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A value of a panel: a name of the vocabulary or a formula, and what is special about it here.
 *
 * @param label its name in the chart; null for that of the vocabulary, or one made from the formula
 * @param unit null for that of the field
 * @param where KQL that its documents must match, or null
 * @param shift how much earlier it is looked at, such as {@code 1d} or {@code previous}, or null
 * @param color of its series in an area, line or bar chart, such as {@code #E7664C}, or null
 * @param warn the number from which a tile or a cell of a table is red, and green below; null for one without a colour
 * @param warnBelow the number below which it is red, and green from it on; null likewise
 */
record ValueSpec(
        String value,
        @Nullable String label,
        @Nullable Unit unit,
        @Nullable String where,
        @Nullable String shift,
        @Nullable String color,
        @Nullable Double warn,
        @Nullable Double warnBelow) {
    @JsonCreator
    ValueSpec(
            @JsonProperty("value") String value,
            @JsonProperty("label") @Nullable String label,
            @JsonProperty("unit") @Nullable Unit unit,
            @JsonProperty("where") @Nullable String where,
            @JsonProperty("shift") @Nullable String shift,
            @JsonProperty("color") @Nullable String color,
            @JsonProperty("warn") @Nullable Double warn,
            @JsonProperty("warn-below") @Nullable Double warnBelow) {
        Given.text("value", value);
        if (warn != null && warnBelow != null) {
            throw new IllegalArgumentException("'" + value + "' has both 'warn' and 'warn-below': give one of the two");
        }
        this.value = value;
        this.label = label;
        this.unit = unit;
        this.where = where;
        this.shift = shift;
        this.color = color;
        this.warn = warn;
        this.warnBelow = warnBelow;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ValueSpec of(String value) {
        return new ValueSpec(value, null, null, null, null, null, null, null);
    }

    /** What the vocabulary has under this name, with what is said here on top; itself when it is no name of the vocabulary. */
    ValueSpec from(Vocabulary vocabulary) {
        ValueSpec known = vocabulary.values().get(value);
        return known == null
                ? this
                : new ValueSpec(
                        known.value,
                        label == null ? known.label : label,
                        unit == null ? known.unit : unit,
                        where == null ? known.where : where,
                        shift == null ? known.shift : shift,
                        color == null ? known.color : color,
                        warn == null ? known.warn : warn,
                        warnBelow == null ? known.warnBelow : warnBelow);
    }
}
