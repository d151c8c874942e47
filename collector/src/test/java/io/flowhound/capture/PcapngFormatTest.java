/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import static io.flowhound.capture.Packets.block;
import static io.flowhound.capture.Packets.concat;
import static io.flowhound.capture.Packets.enhanced;
import static io.flowhound.capture.Packets.ethernet;
import static io.flowhound.capture.Packets.interfaceBlock;
import static io.flowhound.capture.Packets.ipv4;
import static io.flowhound.capture.Packets.option;
import static io.flowhound.capture.Packets.section;
import static io.flowhound.capture.Packets.simple;
import static io.flowhound.capture.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngFormatTest {
    private static final long MILLIS = 1_795_305_600_250L;
    private static final byte[] RAW = ipv4(udp(50_000, 4739, new byte[] {42, 43, 44}));
    private static final byte[] PACKET = ethernet(0x0800, RAW);

    @TempDir
    Path folder;

    private final List<Long> times = new ArrayList<>();

    private CaptureSummary read(byte[]... blocks) throws IOException {
        times.clear();
        Path file = folder.resolve("capture.pcapng");
        Files.write(file, concat(blocks));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        return CaptureReader.read(file, datagram -> {
            assertThat(datagram.port).isEqualTo(50_000);
            assertThat(Arrays.copyOfRange(datagram.data, datagram.offset, datagram.offset + datagram.length))
                    .containsExactly(42, 43, 44);
            times.add(datagram.arrivalMillis);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void read_inBothOrders(boolean big) throws Exception {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;

        CaptureSummary summary = read(
                section(order),
                interfaceBlock(order, 1, new byte[0]),
                interfaceBlock(order, 101, option(order, 2, new byte[] {'e', 't', 'h', '0', '1'})),
                block(order, 5, new byte[8]),
                enhanced(order, 0, MILLIS * 1000 + 999, PACKET),
                enhanced(order, 1, MILLIS * 1000 + 5000, RAW));

        assertThat(times).containsExactly(MILLIS, MILLIS + 5);
        assertThat(summary).isEqualTo(new CaptureSummary(2, 0, 0, 0, 0, 0, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1795305600, 1795305600000",
        "3, 1795305600250, 1795305600250",
        "6, 1795305600250999, 1795305600250",
        "9, 1795305600250999999, 1795305600250",
        "10, 17953056002509999999, 1795305600250",
        "128, 1795305600, 1795305600000",
        "138, 1838392934656, 1795305600250",
        "160, 7710778839399399424, 1795305600250"
    })
    void read_resolution_isUsed(int resolution, String units, long millis) throws Exception {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        read(
                section(order),
                interfaceBlock(order, 1, option(order, 9, new byte[] {(byte) resolution})),
                enhanced(order, 0, Long.parseUnsignedLong(units), PACKET));

        assertThat(times).containsExactly(millis);
    }

    @Test
    void read_timeOffset_isAdded() throws Exception {
        ByteOrder order = ByteOrder.BIG_ENDIAN;
        byte[] offset = ByteBuffer.allocate(8).putLong(1_795_305_600L).array();
        read(section(order), interfaceBlock(order, 1, option(order, 14, offset)), enhanced(order, 0, 250_000, PACKET));

        assertThat(times).containsExactly(MILLIS);
    }

    @Test
    void read_simplePackets_getTheTimeBefore() throws Exception {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        read(
                section(order),
                interfaceBlock(order, 1, new byte[0]),
                simple(order, PACKET),
                enhanced(order, 0, MILLIS * 1000, PACKET),
                simple(order, PACKET));

        assertThat(times).containsExactly(1_700_000_000_000L, MILLIS, MILLIS);
    }

    @Test
    void read_secondSection_hasItsOwnInterfacesAndOrder() throws Exception {
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        ByteOrder big = ByteOrder.BIG_ENDIAN;
        CaptureSummary summary = read(
                section(little),
                interfaceBlock(little, 1, new byte[0]),
                enhanced(little, 0, MILLIS * 1000, PACKET),
                section(big),
                enhanced(big, 0, MILLIS * 1000, PACKET),
                interfaceBlock(big, 101, new byte[0]),
                enhanced(big, 0, MILLIS * 1000, RAW));

        assertThat(times).hasSize(2);
        assertThat(summary.damaged()).isEqualTo(1);
    }

    @Test
    void read_fileCutAtEveryOctet_givesWhatIsWholeAndWarns() throws Exception {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        byte[] file = concat(
                section(order), interfaceBlock(order, 1, new byte[0]), enhanced(order, 0, MILLIS * 1000, PACKET));
        List<Integer> ends = List.of(28, 48, file.length);
        for (int length = 4; length < file.length; length++) {
            CaptureSummary summary = read(Arrays.copyOf(file, length));

            assertThat(times).isEmpty();
            assertThat(summary.warnings()).as("cut to %d", length).hasSize(ends.contains(length) ? 0 : 1);
        }
    }

    @Test
    void read_everyOctetChanged_neverThrowsButForTheLink() throws Exception {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        byte[] file = concat(
                section(order),
                interfaceBlock(order, 1, option(order, 9, new byte[] {6})),
                enhanced(order, 0, MILLIS * 1000, PACKET),
                simple(order, PACKET));
        Path path = folder.resolve("changed");
        for (int at = 4; at < file.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) change;
                Files.write(path, changed);
                int[] datagrams = {0};
                try {
                    CaptureReader.read(path, datagram -> datagrams[0]++);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("link type");
                }
                assertThat(datagrams[0]).isBetween(0, 2);
            }
        }
    }
}
