/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.header.HeaderReader;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import io.flowhound.syslog.message.vendor.VendorParsers;
import io.flowhound.syslog.message.windows.WindowsParsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gives the parsers of vendors and Windows lines that somebody has cut, mixed and filled with rubbish. */
class VendorLinesFuzzTest {
    private static final String ODD = " \t\"'\\,;:=[]{}()<>#%-.0123456789aFx\u0000\u00e4\ud83d\r\n";

    private final List<MessageParser> parsers = Stream.of(VendorParsers.all(), WindowsParsers.all())
            .flatMap(List::stream)
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void parse_mutatedLines_neverThrows_andPutsNothingThatItDoesNotUnderstand(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = goldenLines();
        int understood = 0;
        for (int i = 0; i < 6_000; i++) {
            String line =
                    mutated(lines.get(random.nextInt(lines.size())), lines.get(random.nextInt(lines.size())), random);
            understood += feed(line);
        }
        assertThat(understood).as("lines that still make sense").isPositive();
    }

    @Test
    void parse_everyBeginningOfALine_neverThrows() throws IOException {
        int fed = 0;
        for (String line : goldenLines()) {
            for (int end = 0; end <= line.length(); end += 3) {
                feed(line.substring(0, end));
                fed++;
            }
        }
        assertThat(fed).isGreaterThan(1000);
    }

    private int feed(String line) {
        SyslogMessage message = new HeaderReader().read(line).message(SyslogMessage.NO_TIME);
        for (MessageParser parser : parsers) {
            LogEvent event = new LogEvent();
            boolean understood = parser.parse(message, event);
            if (understood) {
                ports(event, line);
                return 1;
            }
            for (LogField field : LogField.values()) {
                assertThat(event.has(field))
                        .as("%s has put %s without understanding %s", parser.name(), field, line)
                        .isFalse();
            }
        }
        return 0;
    }

    private static void ports(LogEvent event, String line) {
        assertThat(event.number(LogField.SOURCE_PORT, 0)).as(line).isBetween(0L, 65535L);
        assertThat(event.number(LogField.DESTINATION_PORT, 0)).as(line).isBetween(0L, 65535L);
    }

    private static String mutated(String line, String other, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> text.setLength(at);
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
                case 3 -> text.insert(at, text.substring(at, to));
                default -> text.insert(at, other.substring(random.nextInt(other.length())));
            }
        }
        return text.toString();
    }

    private static List<String> goldenLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (MessageParser parser : Stream.of(VendorParsers.all(), WindowsParsers.all())
                .flatMap(List::stream)
                .toList()) {
            Path file = Path.of("src/test/resources/io/flowhound/syslog/golden/" + parser.name() + ".golden");
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("line: ")) {
                    lines.add(line.substring("line: ".length()));
                }
            }
        }
        return lines;
    }
}
