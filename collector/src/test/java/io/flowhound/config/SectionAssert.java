/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The three parts of the test of a section: its defaults, every setting with another value, and what it refuses. */
final class SectionAssert<R extends Record> {
    private final String name;
    private final Function<Configuration, R> section;
    private final Map<String, String> env = new TreeMap<>();
    private final List<String> beside = new ArrayList<>();

    SectionAssert(String name, Function<Configuration, R> section) {
        this.name = name;
        this.section = section;
    }

    /** Gives settings of other sections, as whole paths, that this one cannot do without. */
    SectionAssert<R> beside(String... overrides) {
        beside.addAll(List.of(overrides));
        return this;
    }

    R load(String... overrides) throws ConfigurationException {
        return section.apply(Configuration.load(null, qualified(overrides), env));
    }

    /**
     * Fails unless the overrides give exactly this section, and unless they give a value other than the default to every
     * component that the section has.
     */
    void mapsFully(R expected, String... overrides) throws Exception {
        R loaded = load(overrides);
        assertThat(loaded).isEqualTo(expected);
        R defaults = load();
        List<String> untested = new ArrayList<>();
        for (RecordComponent component : expected.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(loaded);
            if (value == null || value.equals(component.getAccessor().invoke(defaults))) {
                untested.add(component.getName());
            }
        }
        assertThat(untested)
                .as("settings that this test leaves at their default")
                .isEmpty();
    }

    /** Fails unless the overrides, and nothing else, are refused with exactly these lines. */
    void refuses(String line, String... overrides) {
        assertThat(problems(overrides)).isEqualTo(name + "." + line);
    }

    String problems(String... overrides) {
        ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> load(overrides));
        assertThat(e).as("no problem with " + String.join(" ", overrides)).isNotNull();
        return e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private List<String> qualified(String... overrides) {
        List<String> all = new ArrayList<>(beside);
        List.of(overrides).forEach(text -> all.add(name + "." + text));
        return all;
    }
}
