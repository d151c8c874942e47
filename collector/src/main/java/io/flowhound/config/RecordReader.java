/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of the configuration from texts. A value that is wrong is reported and replaced by its default, so that
 * reading goes on and finds the other problems.
 */
final class RecordReader {
    private final GivenSettings given;
    private final Problems problems;

    RecordReader(GivenSettings given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    <R extends Record> R read(Class<R> type) {
        return type.cast(Objects.requireNonNull(section(type, "")));
    }

    /** The record of a group of settings; null when one is absent that it cannot do without, which is reported. */
    private @Nullable Object section(Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Setting setting = Setting.in(path, components[i]);
            values[i] = setting.isSection() ? section(components[i].getType(), setting.path()) : value(setting);
            complete &= values[i] != null || !setting.isRequired();
        }
        if (!complete) {
            return null;
        }
        Object section = create(type, components, values);
        if (section instanceof Section rules && !problems.areIn(path)) {
            rules.check(new SectionProblems(path, problems));
        }
        return section;
    }

    private static Object create(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + type, e);
        }
    }

    private @Nullable Object value(Setting setting) {
        if (setting.isMap()) {
            return map(setting);
        }
        if (setting.isGroups()) {
            return groups(setting);
        }
        return setting.isList() ? list(setting) : scalar(setting);
    }

    private @Nullable Object scalar(Setting setting) {
        GivenSettings.Given from = given.take(setting.path());
        Object value = from == null ? null : single(setting, setting.path(), from);
        if (value != null || setting.isOptional()) {
            return value;
        }
        if (setting.isRequired()) {
            if (from == null) {
                problems.add(new Problem(setting.path(), null, "is missing", null));
            }
            return null;
        }
        List<String> defaults = setting.defaults();
        return byDefault(setting, defaults.isEmpty() ? "" : defaults.get(0));
    }

    private @Nullable Object single(Setting setting, String path, GivenSettings.Given from) {
        if (from.isList()) {
            report(setting, path, String.join(", ", from.items()), "must be one value, not a list", null);
            return null;
        }
        return item(setting, path, from.items().get(0));
    }

    private List<Object> list(Setting setting) {
        GivenSettings.Given from = given.take(setting.path());
        List<Object> values = new ArrayList<>();
        if (from == null) {
            setting.defaults().forEach(text -> values.add(byDefault(setting, text)));
            return values;
        }
        List<String> items = from.isList() ? from.items() : itemsOf(from.items().get(0));
        for (String text : items) {
            Object value = item(setting, setting.path(), text.strip());
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Of a text, as overrides and variables give it: items with commas, or {@code []} for none, as in YAML. */
    private static List<String> itemsOf(String text) {
        return text.strip().equals("[]") ? List.of() : List.of(text.split(",", -1));
    }

    private List<Object> groups(Setting setting) {
        GivenSettings.Given whole = given.take(setting.path());
        if (whole != null && !whole.items().isEmpty()) {
            String message = "must be a list of groups, each with KEY: VALUE lines";
            report(setting, setting.path(), String.join(", ", whole.items()), message, null);
        }
        List<Object> values = new ArrayList<>();
        for (int number : given.numbersBelow(setting.path())) {
            Object value = section(setting.valueType(), setting.path() + "." + number);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private Map<Object, Object> map(Setting setting) {
        Map<Object, Object> values = new LinkedHashMap<>();
        GivenSettings.Given whole = given.take(setting.path());
        if (whole != null) {
            report(setting, setting.path(), String.join(", ", whole.items()), "must be KEY: VALUE lines", null);
        }
        given.takeBelow(setting.path()).forEach((keyText, from) -> {
            String path = setting.path() + "." + keyText;
            Object key = read(setting, setting.keyType(), path, keyText);
            Object value = single(setting, path, from);
            if (key != null && value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    private @Nullable Object item(Setting setting, String path, String text) {
        Object value = read(setting, setting.valueType(), path, text);
        Range range = setting.range();
        if (value != null && range != null && !isWithin(setting, value, range)) {
            report(setting, path, text, "must be from " + range.min() + " to " + range.max(), null);
            return null;
        }
        return value;
    }

    private @Nullable Object read(Setting setting, Class<?> type, String path, String text) {
        try {
            return Scalars.read(type, text.strip());
        } catch (BadValueException e) {
            report(setting, path, text, e.problem(), e.suggestion());
            return null;
        }
    }

    private void report(Setting setting, String path, String text, String message, @Nullable String suggestion) {
        String meant = suggestion == null ? null : Disclosure.mask(setting.valueType(), suggestion);
        problems.add(new Problem(path, given.shown(path, text), message, meant));
    }

    private static boolean isWithin(Setting setting, Object value, Range range) {
        return compare(value, byDefault(setting, range.min())) >= 0
                && compare(value, byDefault(setting, range.max())) <= 0;
    }

    @SuppressWarnings("unchecked") // both have the type of the setting
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    /** Reads a text of our own annotations. */
    private static Object byDefault(Setting setting, String text) {
        try {
            return Scalars.read(setting.valueType(), text);
        } catch (BadValueException e) {
            throw new IllegalStateException("annotation of " + setting.path() + ": '" + text + "' " + e.problem(), e);
        }
    }
}
