/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What file and command line say, by path, as text. Settings are taken out of it as they are read. */
final class GivenSettings {
    private final Map<String, Given> values = new LinkedHashMap<>();
    private final Disclosure disclosure;

    GivenSettings(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /**
     * The value of one path.
     *
     * @param items one text, or those of a list
     * @param isList whether they were written as a list; a single text may still name several items with commas
     */
    record Given(List<String> items, boolean isList) {
        boolean isBlank() {
            return !isList && items.get(0).isBlank();
        }
    }

    /**
     * Reads file and command line.
     *
     * @param verbatim the paths whose values stay as they are
     * @param disclosure what of them may be shown
     */
    static GivenSettings read(
            @Nullable Path file,
            List<String> overrides,
            Substitution env,
            Predicate<String> verbatim,
            Disclosure disclosure,
            Problems problems) {
        GivenSettings given = new GivenSettings(disclosure);
        if (file != null) {
            new YamlFile("--config", file, given, problems).read();
        }
        for (String override : overrides) {
            given.override(override, problems);
        }
        given.substitute(env, verbatim, problems);
        return given;
    }

    /** Reads a file that is no configuration: nothing in it stands for variables of the environment. */
    static GivenSettings read(String option, Path file, Disclosure disclosure, Problems problems) {
        GivenSettings given = new GivenSettings(disclosure);
        new YamlFile(option, file, given, problems).read();
        return given;
    }

    /** Adds a value, unless the path has one. */
    boolean add(String path, Given value) {
        return values.putIfAbsent(path, value) == null;
    }

    private void override(String text, Problems problems) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            problems.add(new Problem("--set", disclosure.of(text, null, text), "is not KEY=VALUE", null));
        } else {
            values.put(text.substring(0, equals).strip(), new Given(List.of(text.substring(equals + 1)), false));
        }
    }

    private void substitute(Substitution env, Predicate<String> verbatim, Problems problems) {
        values.replaceAll((path, given) -> {
            if (verbatim.test(path)) {
                return given;
            }
            List<String> items = new ArrayList<>();
            for (String item : given.items) {
                try {
                    items.add(env.apply(item));
                } catch (BadValueException e) {
                    problems.add(new Problem(path, shown(path, item), e.problem(), e.suggestion()));
                    return new Given(List.of(""), false);
                }
            }
            return new Given(items, given.isList);
        });
    }

    /** Takes out what is given for a path; a value that is empty counts as none. */
    @Nullable
    Given take(String path) {
        Given given = values.remove(path);
        return given == null || given.isBlank() ? null : given;
    }

    /** Takes out what is given below a path, by the rest of the path. */
    Map<String, Given> takeBelow(String path) {
        Map<String, Given> below = new LinkedHashMap<>();
        String prefix = path + ".";
        values.entrySet().removeIf(entry -> {
            boolean matches = entry.getKey().startsWith(prefix);
            if (matches) {
                below.put(entry.getKey().substring(prefix.length()), entry.getValue());
            }
            return matches;
        });
        return below;
    }

    /** The numbers of the entries of a list of groups, in rising order. What is no number was reported as unknown before. */
    SortedSet<Integer> numbersBelow(String path) {
        String prefix = path + ".";
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String each : values.keySet()) {
            if (each.startsWith(prefix)) {
                numbers.add(Integer.valueOf(each.substring(prefix.length(), each.indexOf('.', prefix.length()))));
            }
        }
        return numbers;
    }

    /** Takes out and reports what is no setting. Before reading, so that a typo is not also reported as a missing value. */
    void removeUnknown(List<Setting> settings, Problems problems) {
        List<String> known = settings.stream().map(Setting::path).toList();
        values.entrySet().removeIf(entry -> {
            String path = entry.getKey();
            if (settings.stream().anyMatch(setting -> setting.takes(path))) {
                return false;
            }
            Setting list = listAbove(path, settings);
            if (list == null) {
                reportUnknown(path, entry.getValue(), known, problems);
            } else {
                problems.add(new Problem(list.path(), null, "must be a list of plain values", null));
            }
            return true;
        });
    }

    /** The list of plain values below which a path stands, or null. */
    private static @Nullable Setting listAbove(String path, List<Setting> settings) {
        for (Setting setting : settings) {
            if (setting.isList()
                    && !setting.isGroups()
                    && path.matches(Pattern.quote(setting.path()) + "\\.\\d+\\..*")) {
                return setting;
            }
        }
        return null;
    }

    private void reportUnknown(String path, Given given, List<String> known, Problems problems) {
        boolean isSection = known.stream().anyMatch(setting -> setting.startsWith(path + "."));
        if (isSection && given.isBlank()) {
            return; // a heading whose settings are all commented out
        }
        String meant = isSection ? null : Suggestions.closestPath(path, known);
        String message = isSection ? "is a group of settings, which stand below it" : "is no setting";
        String value = disclosure.of(path, meant, text(given));
        problems.add(new Problem(Disclosure.mask(String.class, path), value, message, meant));
    }

    private static @Nullable String text(Given given) {
        return given.isBlank() ? null : String.join(", ", given.items);
    }

    /** A value as it may be shown. */
    @Nullable
    String shown(String path, String text) {
        return disclosure.of(path, null, text);
    }
}
