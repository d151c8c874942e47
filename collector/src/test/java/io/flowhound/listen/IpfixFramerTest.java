/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpfixFramerTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    private final List<byte[]> messages = new ArrayList<>();
    private final IpfixFramer framer =
            new IpfixFramer(allocator, message -> messages.add(ByteBufUtil.getBytes(message)));

    @AfterEach
    void nothingIsKept() {
        framer.close();
        assertThat(held()).isZero();
    }

    private long held() {
        return allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory();
    }

    /** A message of IPFIX's version with a length, filled with a number. */
    static byte[] message(int length, int filler) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) filler);
        ByteBuffer.wrap(octets).putShort((short) 10).putShort((short) length);
        return octets;
    }

    private static byte[] concat(byte[]... parts) {
        return Unpooled.wrappedBuffer(parts).copy().array();
    }

    private boolean take(byte[] octets, int from, int to) {
        ByteBuf read = Unpooled.wrappedBuffer(octets, from, to - from);
        boolean goesOn = framer.take(read);
        if (goesOn) {
            assertThat(read.isReadable()).isFalse();
        }
        return goesOn;
    }

    private boolean take(byte[] octets) {
        return take(octets, 0, octets.length);
    }

    @Test
    void take_everySplitIntoThreeReads_givesTheSameMessages() {
        byte[] first = message(16, 1);
        byte[] second = message(21, 2);
        byte[] third = message(17, 3);
        byte[] stream = concat(first, second, third);
        for (int i = 0; i <= stream.length; i++) {
            for (int j = i; j <= stream.length; j++) {
                messages.clear();
                assertThat(take(stream, 0, i)).isTrue();
                assertThat(take(stream, i, j)).isTrue();
                assertThat(take(stream, j, stream.length)).isTrue();

                assertThat(messages).as("split at %s and %s", i, j).containsExactly(first, second, third);
                assertThat(held()).isZero();
            }
        }
    }

    @Test
    void take_octetByOctet_givesAllMessages_theLongestToo() {
        byte[] longest = message(0xFFFF, 1);
        byte[] shortest = message(16, 2);
        byte[] stream = concat(longest, shortest, longest);
        for (int i = 0; i < stream.length; i++) {
            assertThat(take(stream, i, i + 1)).isTrue();
        }

        assertThat(messages).containsExactly(longest, shortest, longest);
    }

    @Test
    void take_randomReads_giveAllMessages() {
        Random random = new Random(7);
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add(message(16 + random.nextInt(random.nextInt(10) == 0 ? 60_000 : 1_400), i));
        }
        byte[] stream = concat(sent.toArray(byte[][]::new));
        for (int at = 0; at < stream.length; ) {
            int next = Math.min(stream.length, at + 1 + random.nextInt(4_096));
            assertThat(take(stream, at, next)).isTrue();
            at = next;
        }

        assertThat(messages).containsExactlyElementsOf(sent);
    }

    @Test
    void take_wholeMessages_areNotCopied() {
        ByteBuf read = Unpooled.wrappedBuffer(concat(message(16, 1), message(30, 2)));
        List<Boolean> same = new ArrayList<>();
        IpfixFramer direct = new IpfixFramer(allocator, message -> same.add(message == read));

        assertThat(direct.take(read)).isTrue();

        assertThat(same).containsExactly(true, true);
    }

    @Test
    void take_sinkThatReadsAMessageOff_orNotAtAll_findsTheNext() {
        List<Integer> lengths = new ArrayList<>();
        IpfixFramer reading = new IpfixFramer(allocator, message -> {
            lengths.add(message.readableBytes());
            message.skipBytes(lengths.size() == 1 ? message.readableBytes() : 3);
        });

        assertThat(reading.take(Unpooled.wrappedBuffer(concat(message(16, 1), message(30, 2), message(18, 3)))))
                .isTrue();

        assertThat(lengths).containsExactly(16, 30, 18);
    }

    @Test
    void take_messageBegun_holdsNoMoreThanTwiceWhatCame() {
        byte[] longest = message(0xFFFF, 1);
        take(longest, 0, 100);
        assertThat(held()).isBetween(100L, 256L);
        take(longest, 100, 5_000);
        assertThat(held()).isBetween(5_000L, 10_000L);

        assertThat(framer.close()).isEqualTo(5_000);
        assertThat(framer.close()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "9, 100, version field 9); NetFlow goes over UDP",
        "10, 15, says to have 15 octets",
        "10, 0, says to have 0 octets",
        "0x4745, 0x5420, version field 18245)",
        "0x1603, 0x0100, listen.ipfix-tls takes"
    })
    void take_badHeader_endsTheStream_howeverItIsSplit(String version, String length, String problem) {
        byte[] good = message(20, 1);
        byte[] bad = message(40, 2);
        ByteBuffer.wrap(bad)
                .putShort(Integer.decode(version).shortValue())
                .putShort(Integer.decode(length).shortValue());
        byte[] stream = concat(good, bad);
        for (int split = 0; split < good.length + 4; split++) {
            messages.clear();
            assertThat(take(stream, 0, split)).isTrue();
            assertThat(take(stream, split, stream.length)).isFalse();

            assertThat(messages).containsExactly(good);
            assertThat(framer.problem()).contains(problem);
            framer.close();
        }
    }

    @Test
    void take_noise_endsTheStream_orIsHeldWithinAMessage() {
        Random random = new Random(11);
        int ended = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (noise.length > 1 && random.nextBoolean()) {
                ByteBuffer.wrap(noise).putShort((short) 10);
            }
            boolean goesOn = true;
            for (int at = 0; at < noise.length && goesOn; at += 50) {
                goesOn = take(noise, at, Math.min(at + 50, noise.length));
            }
            ended += goesOn ? 0 : 1;
            assertThat(framer.close()).isLessThanOrEqualTo(noise.length);
            assertThat(held()).isZero();
        }
        assertThat(ended).isBetween(500, 1_999);
    }

    @Test
    void close_halfAMessage_tellsItsOctets() {
        take(concat(message(16, 1), Arrays.copyOf(message(100, 2), 60)));

        assertThat(messages).hasSize(1);
        assertThat(framer.close()).isEqualTo(60);
    }

    @Test
    void close_betweenMessages_tellsNothing() {
        take(message(16, 1));

        assertThat(framer.close()).isZero();
    }
}
