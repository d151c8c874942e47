/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import static io.flowhound.capture.IpfixMessages.START;
import static io.flowhound.capture.IpfixMessages.message;
import static io.flowhound.capture.IpfixMessages.messages;
import static io.flowhound.capture.Packets.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.schema.IpAddress;
import io.flowhound.simulate.ExportMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpfixFormatTest {
    private static final int LENGTH = message(0).length;

    @TempDir
    Path folder;

    private final IpfixMessages read = new IpfixMessages();

    private static byte[] gzip(byte[] octets) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(octets);
        }
        return packed.toByteArray();
    }

    @Test
    void read_file_givesItsMessagesAtTheirExportTimes() throws Exception {
        CaptureSummary summary = read.read(folder, messages(3));

        assertThat(read.numbers).containsExactly(0, 1, 2);
        assertThat(read.times).containsExactly(START * 1000, START * 1000 + 1000, START * 1000 + 2000);
        assertThat(read.senders).containsOnly(":::0 -> 0");
        assertThat(read.sessions).containsOnly(1);
        assertThat(summary).isEqualTo(new CaptureSummary(3, 0, 0, 0, 0, 0, List.of()));
    }

    @Test
    void read_exporter_isWhoIsSaid() throws Exception {
        read.read(folder, messages(1), IpAddress.parse("192.0.2.7"));
        assertThat(read.senders).containsExactly("192.0.2.7:0 -> 0");
    }

    @Test
    void read_fileLargerThanABlock_losesNothing() throws Exception {
        byte[][] many = new byte[400][];
        Arrays.setAll(many, i -> message(i, i % 200));
        many[100] = message(100, (65_535 - 36) / 8);
        CaptureSummary summary = read.read(folder, concat(many));

        assertThat(read.numbers).hasSize(400).isSorted().doesNotHaveDuplicates();
        assertThat(summary.warnings()).isEmpty();
    }

    @Test
    void read_gzip_ofEveryFormat() throws Exception {
        read.read(folder, gzip(messages(3)));
        assertThat(read.numbers).containsExactly(0, 1, 2);

        byte[] packet = Packets.ethernet(0x0800, Packets.ipv4(Packets.udp(50_000, 4739, message(5))));
        read.read(folder, gzip(Packets.pcap(packet)));
        assertThat(read.numbers).containsExactly(5);
    }

    @Test
    void read_gzipCutOff_givesWhatIsThereAndWarns() throws Exception {
        Random random = new Random(1);
        byte[] noise = new byte[100_000]; // that cannot be packed, so that there is something to cut off
        random.nextBytes(noise);
        byte[] packed = gzip(concat(messages(3), noise));
        CaptureSummary summary = read.read(folder, Arrays.copyOf(packed, packed.length - 1000));

        assertThat(read.numbers).startsWith(0, 1, 2);
        assertThat(summary.warnings()).anyMatch(warning -> warning.contains("cut off or damaged"));
    }

    @Test
    void read_gzipOfNothingKnown_saysSo() {
        assertThatThrownBy(() -> read.read(folder, gzip("hello".getBytes(StandardCharsets.US_ASCII))))
                .hasMessageContaining("is not a capture");
        assertThatThrownBy(() -> read.read(folder, new byte[] {0x1F, (byte) 0x8B, 8, 0, 0}))
                .hasMessageContaining("begins like a gzip file");
    }

    @Test
    void read_fileCutAtEveryOctet_givesWhatIsWholeAndWarns() throws Exception {
        byte[] file = messages(2);
        for (int length = 4; length < file.length; length++) {
            CaptureSummary summary = read.read(folder, Arrays.copyOf(file, length));

            assertThat(read.numbers).as("cut to %d", length).hasSize(length < LENGTH ? 0 : 1);
            assertThat(summary.warnings()).as("cut to %d", length).hasSize(length == LENGTH ? 0 : 1);
            assertThat(summary.resynchronised()).isZero();
        }
    }

    @Test
    void read_garbageBetweenMessages_isSkipped() throws Exception {
        byte[] garbage = new byte[5000];
        new Random(7).nextBytes(garbage);
        CaptureSummary summary = read.read(folder, concat(message(0), garbage, message(1), message(2)));

        assertThat(read.numbers).containsExactly(0, 1, 2);
        assertThat(summary.resynchronised()).isEqualTo(1);
        assertThat(summary.warnings()).singleElement().asString().contains("reading went on at the next whole one");
    }

    @Test
    void read_lengthThatLies_costsThatMessageOnly() throws Exception {
        for (int lie : new int[] {16, LENGTH - 1, LENGTH + 1, LENGTH + 30, 5 * LENGTH, 65_535}) {
            byte[] file = messages(5);
            file[2 * LENGTH + 2] = (byte) (lie >> 8);
            file[2 * LENGTH + 3] = (byte) lie;
            CaptureSummary summary = read.read(folder, file);

            assertThat(read.numbers).as("length %d", lie).containsExactly(0, 1, 3, 4);
            assertThat(summary.resynchronised()).as("length %d", lie).isEqualTo(1);
        }
    }

    @Test
    void read_setThatLies_isLeftToTheDecoder() throws Exception {
        byte[] file = messages(3);
        file[LENGTH + 16 + 3] = 1;
        CaptureSummary summary = read.read(folder, file);

        assertThat(read.numbers).containsExactly(0, 1, 2);
        assertThat(summary.resynchronised()).isZero();
    }

    @Test
    void read_messagesWithoutSets_areMessages() throws Exception {
        byte[] empty = ExportMessage.ipfix().sequence(9).toBytes();
        read.read(folder, concat(empty, message(1), empty));
        assertThat(read.numbers).containsExactly(9, 1, 9);
    }

    @Test
    void read_everyOctetChanged_losesTwoMessagesAtMost() throws Exception {
        byte[] file = messages(4);
        for (int at = 4; at < file.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) change;
                read.read(folder, changed);
                assertThat(read.numbers).as("octet %d", at).hasSizeBetween(2, 4);
            }
        }
    }

    /** Every 12 octets begin like a message of 61,440 with sets that never end where it does. */
    @Test
    void read_hostileFile_ends() throws Exception {
        byte[] unit = Packets.hex("0100000C 000AF000 0100000C");
        byte[] file = new byte[1 << 20];
        for (int i = 0; i < file.length; i++) {
            file[i] = unit[i % unit.length];
        }
        file[0] = 0;
        file[1] = 10;
        file[2] = (byte) 0xF0;
        assertThat(read.read(folder, file).resynchronised()).isPositive();
    }
}
