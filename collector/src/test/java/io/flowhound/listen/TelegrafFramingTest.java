/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.testkit.SharedCaptures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The framing cases of telegraf, each as one connection. Telegraf is told which framing a listener takes, we see it, so its two kinds of
 * listeners have one expectation here. What its parser then makes of the message (strict or best effort) is no matter of framing.
 */
class TelegrafFramingTest {
    private static FramedOctets framed(String name) throws IOException {
        Path folder = SharedCaptures.require("syslog/telegraf").resolve(name);
        return FramedOctets.whole(Files.readAllBytes(folder.resolve("input.txt")));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** Each case over TCP whose input is nothing but lines gives these; nothing is cut. */
    @Test
    void nonTransparent_oneMessageALine_alsoTheLastWithoutEnd() throws IOException {
        Path telegraf = SharedCaptures.require("syslog/telegraf");
        int cases = 0;
        try (Stream<Path> folders = Files.list(telegraf)) {
            for (Path folder : folders.toList()) {
                String name = folder.getFileName().toString();
                if (name.contains("non_transparent")) {
                    String input = Files.readString(folder.resolve("input.txt"), StandardCharsets.ISO_8859_1);
                    FramedOctets framed = framed(name);
                    assertThat(framed.messages)
                            .as(name)
                            .isNotEmpty()
                            .isEqualTo(lines(input.strip())); // of empty lines telegraf makes nothing either
                    assertThat(framed.cuts).as(name).isEmpty();
                    cases++;
                }
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(5);
    }

    @Test
    void octetCounting_oneMessage() throws IOException {
        assertThat(framed("octet_counting_best_effort_tcp_1st_avg_ok").messages)
                .singleElement()
                .asString()
                .startsWith("<29>1 2016-02-21T04:32:57+00:00 web1 someservice 2341 2 [origin]")
                .endsWith("24306 127.0.0.1:40124 575")
                .hasSize(188);
        assertThat(framed("octet_counting_strict_tcp_1st_min_ok").messages).containsExactly("<1>1 - - - - - -");
        assertThat(framed("rfc3164_octet_counting_strict_tcp").messages)
                .containsExactly("<13>Dec  2 16:31:03 host app: Test");
        assertThat(framed("octet_counting_strict_tcp_1st_max_ok").messages)
                .singleElement()
                .asString()
                .startsWith("<191>999 2017-12-31T23:59:59.999999+00:00 abc")
                .endsWith("lll")
                .hasSize(8192);
    }

    @Test
    void octetCounting_severalMessages() throws IOException {
        List<String> both = List.of("<1>2 - - - - - -", "<4>11 - - - - - -");
        assertThat(framed("octet_counting_best_effort_tcp_1st_min_ok_2nd_min_ok").messages)
                .isEqualTo(both);
        assertThat(framed("octet_counting_strict_tcp_1st_min_ok_2nd_min_ok").messages)
                .isEqualTo(both);
    }

    @Test
    void octetCounting_lineFeedWithinAMessage_isPartOfIt() throws IOException {
        assertThat(framed("octet_counting_best_effort_tcp_1st_newline_ok").messages)
                .containsExactly("<1>3 - - - - - - hello\nworld");
    }

    @Test
    void octetCounting_countsOctetsOfUtf8() throws IOException {
        FramedOctets framed = framed("octet_counting_strict_tcp_1st_utf8_ok");
        assertThat(framed.messages)
                .singleElement()
                .satisfies(message -> assertThat(new String(FramedOctets.octets(message), StandardCharsets.UTF_8))
                        .isEqualTo("<1>1 - - - - - - hell\u00f8"));
        assertThat(framed.cuts).isEmpty();
    }

    /**
     * A count that is too small for what follows. The first message is the one that telegraf takes; of the octets behind it, it makes an
     * error and loses them. Here they are a line without end, because no octet that could be a log line is thrown away.
     */
    @Test
    void octetCounting_countTooSmall_firstIsTheSame_theRestIsALine() throws IOException {
        FramedOctets framed = framed("octet_counting_best_effort_tcp_1st_underflow_malfunction");

        assertThat(framed.messages).containsExactly("<1>217 <11>1 - -", " - - - -");
        assertThat(framed.cuts).isEmpty();
    }

    /** A count that is too great: telegraf says so and keeps nothing. Here what came is kept, and that the rest is missing is counted. */
    @Test
    void octetCounting_countTooGreat_isCounted_andWhatCameIsKept() throws IOException {
        FramedOctets framed = framed("octet_counting_strict_tcp_1st_underflow_nok");

        assertThat(framed.messages).containsExactly("<1>2");
        assertThat(framed.cuts).containsExactly("ended its connection within a message; what came of it is stored");
    }
}
