/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An options template and all records of it that an exporter sends, again and again. */
record OptionsTable(TemplateSpec template, List<DataRecord> records) {
    /** A table with one record for each thing that it tells of. */
    static <T> OptionsTable of(TemplateSpec template, Iterable<T> things, Function<T, DataRecord> record) {
        List<DataRecord> records = new ArrayList<>();
        things.forEach(thing -> records.add(record.apply(thing)));
        return new OptionsTable(template, List.copyOf(records));
    }
}
