/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogFramerTest {
    private static final String MANY = "x".repeat(SyslogFramer.LONGEST - 4);
    /** As long as a message may be. */
    private static final String LONGEST = "<13>" + MANY;

    private final FramedOctets framed = new FramedOctets();

    @AfterEach
    void nothingIsKept() {
        framed.framer.close();
        assertThat(framed.held()).isZero();
    }

    private static String counted(String message) {
        return message.length() + " " + message;
    }

    @Test
    void take_lines_withEveryTrailer() {
        framed.take("<13>one\n<14>two\r\n\n\r\n<15>three\0\n\0<16>four\r\0\n");

        assertThat(framed.messages).containsExactly("<13>one", "<14>two", "<15>three", "<16>four");
        assertThat(framed.cuts).isEmpty();
    }

    @Test
    void take_countedMessages_areExactlyTheirOctets() {
        framed.take(counted("<13>one\n") + counted("<14>a\nb\0") + "\n" + counted("<15> 16 <17>") + "\r\n");

        assertThat(framed.messages).containsExactly("<13>one\n", "<14>a\nb\0", "<15> 16 <17>");
        assertThat(framed.cuts).isEmpty();
    }

    @Test
    void take_countIsOfOctets_notOfCharacters() {
        String utf8 = new String(
                "<13>h\u00e9llo \u20ac \ud83d\ude00".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        framed.take(counted(utf8) + counted("<14>next"));

        assertThat(framed.messages).containsExactly(utf8, "<14>next");
    }

    @Test
    void take_framingsMayChangeFromMessageToMessage() {
        framed.take("<13>one\n" + counted("<14>two") + "<15>three\n" + counted("<16>four") + counted("<17>five"));

        assertThat(framed.messages).containsExactly("<13>one", "<14>two", "<15>three", "<16>four", "<17>five");
    }

    @Test
    void take_everySplitIntoThreeReads_givesTheSame() {
        byte[] stream = FramedOctets.octets("12 lines\n" + counted("<13>a\nb") + "\n" + counted("no priority")
                + "<14>c\r\n1\n" + "1234567 <\n12345678 <15>d\n16\n9 ");
        FramedOctets expected = FramedOctets.whole(stream);
        assertThat(expected.messages)
                .containsExactly(
                        "12 lines", "<13>a\nb", "no priority", "<14>c", "1", "1234567 <", "12345678 <15>d", "16", "9 ");
        for (int i = 0; i <= stream.length; i++) {
            for (int j = i; j <= stream.length; j++) {
                FramedOctets split = new FramedOctets();
                assertThat(split.take(stream, 0, i)).isTrue();
                assertThat(split.take(stream, i, j)).isTrue();
                assertThat(split.take(stream, j, stream.length)).isTrue();
                split.framer.close();

                assertThat(split.messages).as("split at %s and %s", i, j).isEqualTo(expected.messages);
                assertThat(split.cuts).isEqualTo(expected.cuts);
                assertThat(split.held()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 <13>x",
                "016 <13>x",
                "16<13>x",
                "16  <13>x",
                "x16 <13>x",
                "12345678 <13>x",
                "1048577 <13>x",
                "5 apples"
            })
    void take_whatIsNoCount_isALine(String line) {
        framed.take(line + "\n<14>next\n");

        assertThat(framed.messages).containsExactly(line, "<14>next");
    }

    @Test
    void take_whoCounts_mayLeaveOutThePriority_butNotWhoSendsLines() {
        framed.take("6 apples\n" + counted("<13>x") + counted("no priority") + "<14>line\n6 apples\n");

        assertThat(framed.messages).containsExactly("6 apples", "<13>x", "no priority", "<14>line", "6 apples");
    }

    @Test
    void take_longestMessage_isWhole() {
        framed.take(LONGEST + "\n" + counted(LONGEST) + LONGEST + "\r\0\n");

        assertThat(framed.messages).containsExactly(LONGEST, LONGEST, LONGEST);
        assertThat(framed.cuts).isEmpty();
    }

    @Test
    void take_longestMessageInParts_isWhole_andItsTrailersAreNoLoss() {
        framed.take("<13>");
        framed.take(MANY);
        framed.take("\r");
        framed.take("\0");
        framed.take("\n<14>next\n");

        assertThat(framed.messages).containsExactly(LONGEST, "<14>next");
        assertThat(framed.cuts).isEmpty();
    }

    @Test
    void take_longerMessages_areCut_andCounted_andTheNextIsFound() {
        framed.take(LONGEST + "yz\n" + counted(LONGEST + "yz") + "<14>next\n");

        assertThat(framed.messages).containsExactly(LONGEST, LONGEST, "<14>next");
        assertThat(framed.cuts)
                .containsExactly(
                        "has sent a message of more than 65535 octets; its end is cut off",
                        "has sent a message of more than 65535 octets; its end is cut off");
    }

    @Test
    void take_neverALineFeed_handsOverAtTheLimit_andKeepsNoMore() {
        assertThat(framed.take("<13>")).isTrue();
        for (int i = 0; i < 100_000; i++) {
            framed.take("0123456789");
            assertThat(framed.held()).isLessThanOrEqualTo(SyslogFramer.LONGEST);
        }

        assertThat(framed.messages)
                .hasSize(1)
                .first()
                .asString()
                .hasSize(SyslogFramer.LONGEST)
                .startsWith("<13>0123");
        assertThat(framed.cuts).hasSize(1);
        assertThat(framed.held()).isZero();
        framed.take("\n<14>next\n");
        assertThat(framed.messages).hasSize(2).last().isEqualTo("<14>next");
    }

    @Test
    void take_largestCount_isSkippedBehindTheLimit_inAnyReads() {
        framed.take(SyslogFrameHead.MOST + " <13>");
        for (int left = SyslogFrameHead.MOST - 4; left > 0; left -= Math.min(left, 1_000)) {
            framed.take("y".repeat(Math.min(left, 1_000)));
        }
        framed.take(counted("<14>next"));

        assertThat(framed.messages).hasSize(2).last().isEqualTo("<14>next");
        assertThat(framed.messages.get(0)).hasSize(SyslogFramer.LONGEST);
        assertThat(framed.cuts).hasSize(1);
    }

    @Test
    void take_aGreatCountOfWhichLittleCame_holdsLittle() {
        framed.take("60000 <13>" + "z".repeat(90));

        assertThat(framed.held()).isBetween(94L, 256L);
    }

    @Test
    void take_tls_endsTheStream_howeverItIsSplit() {
        assertThat(framed.take("\u0016\u0003\u0001")).isFalse();
        assertThat(framed.framer.problem()).contains("listen.syslog-tls");
        FramedOctets split = new FramedOctets();
        assertThat(split.take("\u0016")).isTrue();
        assertThat(split.take("\u0003")).isFalse();
        assertThat(split.held()).isZero();
    }

    @Test
    void take_theSameOctetsLaterOn_areALine() {
        framed.take("\u0016\n\u0016\u0003\n");

        assertThat(framed.messages).containsExactly("\u0016", "\u0016\u0003");
    }

    @Test
    void close_lineWithoutEnd_isALine() {
        framed.take("<13>one\n<14>two\r");
        framed.framer.close();

        assertThat(framed.messages).containsExactly("<13>one", "<14>two");
        assertThat(framed.cuts).isEmpty();
    }

    @Test
    void close_numberWithoutMore_isALine_exceptOfWhoCounts() {
        framed.take("123");
        framed.framer.close();
        assertThat(framed.messages).containsExactly("123");
        assertThat(framed.cuts).isEmpty();

        FramedOctets counting = FramedOctets.whole(FramedOctets.octets(counted("<13>one") + "12"));
        assertThat(counting.messages).containsExactly("<13>one");
        assertThat(counting.cuts).hasSize(1);
    }

    @Test
    void close_withinACountedMessage_handsOverWhatCame_andCountsIt() {
        framed.take("100 <13>begun\n");
        framed.framer.close();

        assertThat(framed.messages).containsExactly("<13>begun\n");
        assertThat(framed.cuts).containsExactly("ended its connection within a message; what came of it is stored");
    }

    @Test
    void close_behindTheLimit_isCountedOnce() {
        framed.take(LONGEST + "more");
        framed.framer.close();

        assertThat(framed.messages).containsExactly(LONGEST);
        assertThat(framed.cuts).hasSize(1);
    }

    @Test
    void take_wholeMessages_areNotCopied() {
        ByteBuf read = Unpooled.copiedBuffer("<13>one\r\n" + counted("<14>two"), StandardCharsets.US_ASCII);
        List<Boolean> same = new ArrayList<>();
        SyslogFramer direct =
                new SyslogFramer(new UnpooledByteBufAllocator(false), message -> same.add(message == read), cut -> {});

        assertThat(direct.take(read)).isTrue();

        assertThat(same).containsExactly(true, true);
    }

    @Test
    void take_sinkThatReadsAMessageOff_orNotAtAll_findsTheNext() {
        List<Integer> lengths = new ArrayList<>();
        SyslogFramer reading = new SyslogFramer(
                new UnpooledByteBufAllocator(false),
                message -> {
                    lengths.add(message.readableBytes());
                    message.skipBytes(lengths.size() == 1 ? message.readableBytes() : 3);
                },
                cut -> {});

        reading.take(Unpooled.copiedBuffer("<13>one\n<14>four\r\n" + counted("<15>x"), StandardCharsets.US_ASCII));

        assertThat(lengths).containsExactly(7, 8, 5);
    }
}
