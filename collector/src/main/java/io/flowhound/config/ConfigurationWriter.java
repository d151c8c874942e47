/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a configuration back as text, with secrets masked. */
final class ConfigurationWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private ConfigurationWriter() {}

    static String toYaml(Configuration configuration) {
        try {
            return YAML.writeValueAsString(tree(configuration));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts cannot be written", e);
        }
    }

    private static Map<String, Object> tree(Record section) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            Setting setting = Setting.in("", component);
            Object value = value(section, component);
            if (value != null) {
                tree.put(
                        setting.path(),
                        setting.isSection()
                                ? tree((Record) value)
                                : setting.isVerbatim() ? shown(setting, value) : plain(setting, value));
            }
        }
        return tree;
    }

    /** Values as YAML knows them: numbers, lists, maps and texts. */
    private static Object plain(Setting setting, Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean truth -> truth;
            case Record group when !Scalars.knows(group.getClass()) -> group(group);
            case List<?> list ->
                list.stream().map(item -> plain(setting, (Object) item)).toList();
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, each) -> plain.put(Scalars.write(key), plain(setting, each)));
                yield plain;
            }
            default -> Substitution.escape(shown(setting, value));
        };
    }

    private static String shown(Setting setting, Object value) {
        if (value instanceof List<?> list) {
            return String.join(
                    ", ",
                    list.stream().map(item -> shown(setting, (Object) item)).toList());
        }
        String text = Scalars.writeAll(value);
        return setting.isSensitive() ? Disclosure.careful(text) : text;
    }

    /** An entry of a list of groups, without lists that hold nothing. */
    private static Map<String, Object> group(Record group) {
        Map<String, Object> tree = tree(group);
        tree.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return tree;
    }

    static Map<String, String> differences(Configuration configuration) {
        Map<String, String> differences = new LinkedHashMap<>();
        collect("", configuration, defaults(), differences);
        return differences;
    }

    private static Configuration defaults() {
        try {
            return Configuration.load(null, List.of(), Map.of());
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the defaults do not hold", e);
        }
    }

    private static void collect(String path, Record section, Record defaults, Map<String, String> into) {
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            Setting setting = Setting.in(path, component);
            Object value = value(section, component);
            Object byDefault = value(defaults, component);
            if (value instanceof List<?> list && setting.isGroups()) {
                for (int i = 0; i < list.size(); i++) {
                    collect(setting.path() + "." + (i + 1), (Record) list.get(i), into);
                }
            } else if (value instanceof Record inner && byDefault instanceof Record other && setting.isSection()) {
                collect(setting.path(), inner, other, into);
            } else if (value != null && !value.equals(byDefault)) {
                into.put(setting.path(), shown(setting, value));
            }
        }
    }

    private static void collect(String path, Record group, Map<String, String> into) {
        for (RecordComponent component : group.getClass().getRecordComponents()) {
            Object value = value(group, component);
            if (value != null && !value.equals(List.of())) {
                Setting setting = Setting.in(path, component);
                into.put(setting.path(), shown(setting, value));
            }
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
