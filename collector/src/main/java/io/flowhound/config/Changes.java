/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings in which a configuration differs from those in effect.
 *
 * @param applied those that a running collector takes over
 * @param restart those that need a restart
 */
public record Changes(List<String> applied, List<String> restart) {
    public Changes {
        applied = List.copyOf(applied);
        restart = List.copyOf(restart);
    }

    /**
     * Compares.
     *
     * @param started what the collector was started with
     * @param current what it was told last; the same at first
     * @param next what it is told now
     */
    public static Changes between(Configuration started, Configuration current, Configuration next) {
        List<String> applied = new ArrayList<>();
        List<String> restart = new ArrayList<>();
        compare("", started, next, false, restart);
        compare("", current, next, true, applied);
        return new Changes(applied, restart);
    }

    private static void compare(String path, Record before, Record after, boolean reloads, List<String> into) {
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            Setting setting = Setting.in(path, component);
            Object old = value(before, component);
            Object now = value(after, component);
            if (setting.isSection() && old instanceof Record one && now instanceof Record other) {
                compare(setting.path(), one, other, reloads, into);
            } else if (setting.reloads() == reloads && !Objects.equals(old, now)) {
                into.add(setting.path());
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
