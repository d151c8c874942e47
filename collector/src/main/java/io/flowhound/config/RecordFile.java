/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A YAML file that is no configuration but is written and read like one: its keys are the components of a record with the
 * annotations of this package, and all its problems are told at once.
 */
public final class RecordFile {
    private RecordFile() {}

    /**
     * Reads a file.
     *
     * @param option what names it on the command line, such as {@code --network}, for problems with the file as a whole
     * @param type a public record; its components are settings, records of settings, or lists of them
     * @param rules finds what does not fit together; asked only when every single value is right
     * @throws ConfigurationException with every problem that there is
     */
    public static <R extends Record> R read(String option, Path file, Class<R> type, Function<R, List<Problem>> rules)
            throws ConfigurationException {
        Problems problems = new Problems();
        List<Setting> settings = Setting.of(type, "");
        GivenSettings given = GivenSettings.read(option, file, new Disclosure(settings), problems);
        given.removeUnknown(settings, problems);
        R content = new RecordReader(given, problems).read(type);
        problems.throwIfAny();
        rules.apply(content).forEach(problems::add);
        problems.throwIfAny();
        return content;
    }
}
