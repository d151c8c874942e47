/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.FieldType;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.testkit.SharedCaptures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds what lines mean against files that were written by hand from the lines. {@code golden/NAME.golden} is for the parser of that
 * name. A case is a line of ours behind {@code line:}, or a line of the shared samples as {@code sample: FILE:NUMBER}, and below it,
 * indented, each field that the message gives, lists as {@code [a, b]}; {@code nothing} where no parser should understand it. Fields
 * that every line has, and those that follow from others, are not in it.
 */
class GoldenLinesTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-22T12:00:00Z");
    private static final IpAddress SENDER = IpAddress.parse("192.0.2.99");

    private static boolean isMeaning(LogField field) {
        String path = field.path();
        return switch (field) {
            case TIMESTAMP, MESSAGE, TAGS, ECS_VERSION, EVENT_KIND, EVENT_MODULE, EVENT_DATASET, EVENT_CREATED -> false;
            case PROCESS_PID, NETWORK_TYPE, NETWORK_COMMUNITY_ID, RELATED_IP, RELATED_HOSTS, OBSERVER_IP -> false;
            case OBSERVER_NAME, SOURCE_GEO, SOURCE_AS, DESTINATION_GEO, DESTINATION_AS, ERROR_MESSAGE -> false;
            case SYSLOG_PARSER -> true;
            default -> !path.startsWith("log.") && !path.startsWith("syslog.") && !path.startsWith("host.");
        };
    }

    private record Case(String parser, String line, Map<String, String> expected) {}

    @TestFactory
    Stream<DynamicTest> everyLine_meansWhatItsGoldenCaseSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            String parser = file.getFileName().toString().replace(".golden", "");
            List<Case> cases = read(parser, Files.readAllLines(file));
            assertThat(cases).as("%s has cases", file).isNotEmpty();
            for (Case one : cases) {
                tests.add(DynamicTest.dynamicTest(parser + ": " + one.line(), () -> check(one)));
            }
        }
        return tests.stream();
    }

    private static List<Path> files() throws IOException {
        Path folder = Path.of("src/test/resources/io/flowhound/syslog/golden");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".golden"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Case> read(String parser, List<String> lines) {
        List<Case> cases = new ArrayList<>();
        for (String text : lines) {
            if (text.startsWith("line: ") || text.startsWith("sample: ")) {
                cases.add(new Case(parser, text, new TreeMap<>()));
            } else if (text.startsWith("  ")) {
                String[] parts = text.strip().split(": ", 2);
                cases.get(cases.size() - 1).expected().put(parts[0], parts.length < 2 ? "" : parts[1]);
            } else {
                assertThat(text).as("a line of a golden file").matches("(#.*)?");
            }
        }
        return cases;
    }

    private static void check(Case one) throws IOException {
        byte[] line = lineOf(one.line()).getBytes(StandardCharsets.UTF_8);
        LogEvent event = new LogEvent();
        new LineReader(new SyslogSettings(ZoneOffset.UTC, List.of(), true))
                .read(line, 0, line.length, ARRIVAL.toEpochMilli(), SENDER, event);
        Map<String, String> expected = new TreeMap<>(one.expected());
        Map<String, String> meant = new TreeMap<>();
        for (LogField field : LogField.values()) {
            if (event.has(field) && isMeaning(field)) {
                meant.put(field.path(), text(field, Objects.requireNonNull(event.value(field))));
            }
        }
        if (expected.remove("nothing") != null) {
            assertThat(meant).doesNotContainKey("syslog.parser");
            return;
        }
        expected.putIfAbsent("syslog.parser", one.parser());
        assertThat(meant).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String text(LogField field, Object value) {
        return field.type() == FieldType.DATE
                ? Instant.ofEpochMilli((Long) value).toString()
                : value.toString();
    }

    private static String lineOf(String text) throws IOException {
        if (text.startsWith("line: ")) {
            return text.substring("line: ".length());
        }
        String sample = text.substring("sample: ".length());
        int colon = sample.lastIndexOf(':');
        Path file = SharedCaptures.require("syslog/" + sample.substring(0, colon));
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return all.split("\n", -1)[Integer.parseInt(sample.substring(colon + 1)) - 1];
    }
}
