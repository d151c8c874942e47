/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what parsers of UNIX programs promise of every line: no exception, and nothing put when they do not understand it. */
class UnixParsersFuzzTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/flowhound/syslog/golden");
    private static final String CHARACTERS = " :;,'\"<>()[]=@.%/-0159afFxZ\u0000\u00e9\n\t";
    private static final int ROUNDS = 40;

    private final List<MessageParser> parsers = UnixParsers.all();

    @Test
    void parse_mutatedLines_throwNothingAndPutNothingWhenNotUnderstood() throws IOException {
        Random random = new Random(6);
        List<String[]> lines = lines();
        assertThat(lines).hasSizeGreaterThan(200);
        for (String[] line : lines) {
            for (int round = 0; round < ROUNDS; round++) {
                String other = lines.get(random.nextInt(lines.size()))[1];
                check(line[0], mutated(line[1], other, random));
            }
        }
    }

    @Test
    void parse_everyPrefixAndSuffixOfALine_throwsNothing() throws IOException {
        for (String[] line : lines()) {
            for (int i = 0; i <= line[1].length(); i++) {
                check(line[0], line[1].substring(0, i));
                check(line[0], line[1].substring(i));
            }
        }
    }

    @Test
    void parse_longLinesOfTheSameWords_throwNothing() throws IOException {
        List<String[]> lines = lines();
        for (int i = 0; i < lines.size(); i += 5) {
            String[] line = lines.get(i);
            check(line[0], line[1].repeat(65_536 / (line[1].length() + 1)));
        }
    }

    private void check(String program, String text) {
        SyslogMessage message = new SyslogMessage(
                text,
                SyslogMessage.NONE,
                false,
                SyslogMessage.NO_TIME,
                "h",
                program,
                "7",
                null,
                Map.of(),
                text.strip());
        for (MessageParser parser : parsers) {
            LogEvent event = new LogEvent();
            boolean understood = parser.parse(message, event);
            assertThat(event.has(LogField.EVENT_ACTION))
                    .as("%s: %s", program, text)
                    .isEqualTo(understood);
            if (!understood) {
                assertThat(event.toString()).as("%s: %s", program, text).isEmpty();
            }
        }
    }

    private static String mutated(String text, String other, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && mutated.length() > 0; i--) {
            int at = random.nextInt(mutated.length());
            char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            switch (random.nextInt(5)) {
                case 0 -> mutated.setCharAt(at, character);
                case 1 -> mutated.insert(at, character);
                case 2 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(12)));
                case 3 -> mutated.insert(at, other.substring(random.nextInt(other.length() + 1)));
                default -> mutated.setLength(at);
            }
        }
        return mutated.toString();
    }

    /** Program and text of the lines of our own in all golden files. */
    private static List<String[]> lines() throws IOException {
        List<String[]> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    int at = line.indexOf(' ', "line: Nov 22 04:11:07 h".length());
                    int colon = line.indexOf(": ", Math.max(at, 0));
                    if (line.startsWith("line: Nov 22 ") && colon > at) {
                        int end = line.indexOf('[', at);
                        String program = line.substring(at + 1, end < 0 || end > colon ? colon : end);
                        lines.add(new String[] {program, line.substring(colon + 2)});
                    }
                }
            }
        }
        return lines;
    }
}
