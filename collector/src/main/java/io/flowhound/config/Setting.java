/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One setting: a record component and what its annotations say.
 *
 * @param path its key with that of its sections, such as {@code bulk.max-wait}
 */
record Setting(String path, RecordComponent component) {
    private static final Map<Class<?>, Class<?>> BOXED = Map.of(
            int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class, double.class, Double.class);
    /** Stands for the number of an entry in the paths of what a list of groups takes. */
    private static final String ANY = ".N.";

    /** The settings of a record and of the sections in it, in the order of declaration. */
    static List<Setting> of(Class<?> type, String path) {
        List<Setting> settings = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = in(path, component);
            if (setting.isSection()) {
                settings.addAll(of(component.getType(), setting.path));
            } else {
                settings.add(setting);
                if (setting.isGroups()) {
                    settings.addAll(of(setting.valueType(), setting.path + ".N"));
                }
            }
        }
        return settings;
    }

    /** The component of a record that stands at a path; empty for the root. */
    static Setting in(String path, RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        String name = key == null ? kebab(component.getName()) : key.value();
        return new Setting(path.isEmpty() ? name : path + "." + name, component);
    }

    /** {@code maxWait} as {@code max-wait}. */
    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Whether this is a group of settings. */
    boolean isSection() {
        return component.getType().isRecord() && !Scalars.knows(component.getType());
    }

    boolean isList() {
        return component.getType() == List.class;
    }

    /** Whether this is a list of groups of settings, which are numbered from 1. */
    boolean isGroups() {
        return isList() && valueType().isRecord() && !Scalars.knows(valueType());
    }

    /** Whether this is a setting of the entries of a list of groups. */
    boolean isInGroup() {
        return path.contains(ANY);
    }

    boolean isMap() {
        return component.getType() == Map.class;
    }

    /** Whether a path means this setting, or an entry when it is a map. */
    boolean takes(String given) {
        return given.equals(path)
                || (isMap() && given.startsWith(path + "."))
                || (isInGroup()
                        && given.replaceFirst("\\.[1-9]\\d{0,5}\\.", ANY).equals(path));
    }

    /** Whether it may be absent. */
    boolean isOptional() {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether an entry of a list of groups makes no sense without it. */
    boolean isRequired() {
        return component.isAnnotationPresent(Required.class);
    }

    /** Whether a text is taken as it is, without environment variables. */
    boolean isVerbatim() {
        return component.isAnnotationPresent(Verbatim.class);
    }

    /** Whether a running collector takes it over when it reads its file again. */
    boolean reloads() {
        return component.isAnnotationPresent(Reloads.class);
    }

    /** Whether what looks like a secret is taken out of it where it is shown. */
    boolean isSensitive() {
        return component.isAnnotationPresent(Sensitive.class);
    }

    boolean isSecret() {
        return valueType() == Secret.class;
    }

    /** The type of the value, of each item of the list or of each value in the map. */
    Class<?> valueType() {
        if (isList() || isMap()) {
            return argument(isList() ? 0 : 1);
        }
        return BOXED.getOrDefault(component.getType(), component.getType());
    }

    /** The type of the keys of a map. */
    Class<?> keyType() {
        return argument(0);
    }

    private Class<?> argument(int index) {
        if (component.getGenericType() instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[index];
            if (argument instanceof Class<?> type) {
                return type;
            }
        }
        throw new IllegalStateException(path + " needs a plain type argument");
    }

    /** The default as text, one item unless this is a list. */
    List<String> defaults() {
        Default annotation = component.getAnnotation(Default.class);
        return annotation == null ? List.of() : List.of(annotation.value());
    }

    @Nullable
    Range range() {
        return component.getAnnotation(Range.class);
    }

    String doc() {
        Doc doc = component.getAnnotation(Doc.class);
        if (doc == null) {
            throw new IllegalStateException(path + " has no @Doc");
        }
        return doc.value();
    }
}
