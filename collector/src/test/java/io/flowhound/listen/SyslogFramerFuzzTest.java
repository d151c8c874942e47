/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of all kinds, and noise, in reads of all sizes. */
class SyslogFramerFuzzTest {
    private static final String ALPHABET = "<>0123456789 \n\r\0aZ\u00e9\u0016\u0003";

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** A message such as honest senders write: with a priority, and without control characters. */
    private static String message(Random random) {
        int length = random.nextInt(20) == 0 ? random.nextInt(60_000) : random.nextInt(300);
        return "<" + random.nextInt(192) + ">" + text(random, length).replaceAll("[\n\r\0]", "-") + ".";
    }

    private static FramedOctets inRandomReads(byte[] stream, Random random) {
        FramedOctets framed = new FramedOctets();
        int largest = 1 + random.nextInt(random.nextBoolean() ? 12 : 70_000);
        boolean goesOn = true;
        for (int at = 0; at < stream.length && goesOn; ) {
            int next = Math.min(stream.length, at + 1 + random.nextInt(largest));
            goesOn = framed.take(stream, at, next);
            assertThat(framed.held()).isLessThanOrEqualTo(SyslogFramer.LONGEST);
            at = next;
        }
        framed.framer.close();
        assertThat(framed.held()).isZero();
        return framed;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void honestSenders_everyMessageArrives_howeverItIsFramed(long seed) {
        Random random = new Random(seed);
        List<String> sent = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            String message = message(random);
            sent.add(message);
            String frame = switch (random.nextInt(4)) {
                case 0 -> message + "\n";
                case 1 -> message + "\r\n";
                case 2 -> message.length() + " " + message;
                default -> message.length() + " " + message + "\n";
            };
            stream.writeBytes(frame.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (int reads = 0; reads < 10; reads++) {
            FramedOctets framed = inRandomReads(stream.toByteArray(), random);

            assertThat(framed.messages).isEqualTo(sent);
            assertThat(framed.cuts).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void noise_givesTheSameInAllReads_withinTheLimits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String noise = text(random, random.nextInt(random.nextInt(50) == 0 ? 200_000 : 400));
            String tail = random.nextInt(10) == 0 ? "9".repeat(5) + " <" + "n".repeat(80_000) : "";
            byte[] stream = (noise + tail).getBytes(StandardCharsets.ISO_8859_1);
            FramedOctets whole = FramedOctets.whole(stream);
            FramedOctets parts = inRandomReads(stream, random);

            assertThat(parts.messages).isEqualTo(whole.messages);
            assertThat(parts.cuts).isEqualTo(whole.cuts);
            assertThat(whole.messages)
                    .allSatisfy(message -> assertThat(message.length()).isBetween(1, SyslogFramer.LONGEST));
        }
    }
}
