/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.syslog.header.HeaderReader;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a line holds, a parser of this package throws nothing, ends, and puts nothing unless it understands. */
class FirewallParsersFuzzTest {
    private static final int MUTATIONS = 400;
    private static final String SPECIAL = " :,;()[]<>=/\\%'\"@-.0123456789AFdx\t\0é";

    static Stream<MessageParser> parsers() {
        return FirewallParsers.all().stream();
    }

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (MessageParser parser : FirewallParsers.all()) {
            Path golden = Path.of("src/test/resources/io/flowhound/syslog/golden/" + parser.name() + ".golden");
            for (String line : Files.readAllLines(golden)) {
                if (line.startsWith("line: ")) {
                    lines.add(line.substring("line: ".length()));
                }
            }
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void parse_cutLines_putNothingUnlessUnderstood(MessageParser parser) throws IOException {
        int understood = 0;
        for (String line : lines()) {
            for (int length = 0; length <= line.length(); length++) {
                understood += read(parser, line.substring(0, length)) ? 1 : 0;
                understood += read(parser, line.substring(length)) ? 1 : 0;
            }
        }
        assertThat(understood).isPositive();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void parse_mutatedLines_putNothingUnlessUnderstood(MessageParser parser) throws IOException {
        Random random = new Random(20261122);
        List<String> lines = lines();
        int understood = 0;
        for (String line : lines) {
            for (int i = 0; i < MUTATIONS; i++) {
                understood += read(parser, mutated(line, lines.get(random.nextInt(lines.size())), random)) ? 1 : 0;
            }
        }
        assertThat(understood).isPositive();
    }

    private static String mutated(String line, String other, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int times = 1 + random.nextInt(3); times > 0 && !text.isEmpty(); times--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, SPECIAL.charAt(random.nextInt(SPECIAL.length())));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                default -> {
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(24)));
                }
            }
        }
        return text.toString();
    }

    /** Reads a line as it is, and as text behind a header that nobody could read. */
    private static boolean read(MessageParser parser, String line) {
        SyslogMessage message = new HeaderReader().read(line).message(SyslogMessage.NO_TIME);
        SyslogMessage bare = new SyslogMessage(
                line,
                SyslogMessage.NONE,
                false,
                SyslogMessage.NO_TIME,
                null,
                null,
                null,
                null,
                message.structuredData(),
                line);
        return understands(parser, message) | understands(parser, bare);
    }

    private static boolean understands(MessageParser parser, SyslogMessage message) {
        LogEvent event = new LogEvent();
        boolean understood = parser.parse(message, event);
        if (understood) {
            assertThat(event.toString()).as(message.line()).contains("event.category=");
        } else {
            assertThat(event.toString()).as(message.line()).isEmpty();
        }
        return understood;
    }
}
