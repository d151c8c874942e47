/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @TempDir
    Path folder;

    private final Runs runs = new Runs();

    private @Nullable Runs readAgain(byte[] list) throws IOException {
        Path file = folder.resolve("list");
        Files.write(
                file,
                ByteBuffer.allocate(Segment.HEADER + list.length)
                        .put(new byte[Segment.HEADER])
                        .put(list)
                        .array());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return Runs.read(channel);
        }
    }

    @Test
    void add_entriesThatFollowEachOther_areOneRun() throws Exception {
        runs.add(1000, 100);
        runs.add(1100, 50);
        runs.add(2000, 70);

        Runs read = readAgain(runs.octets().array());

        assertThat(read).isNotNull();
        assertThat(read.count()).isEqualTo(2);
        assertThat(read.start()).isEqualTo(1000);
        assertThat(read.end(0)).isEqualTo(1150);
        assertThat(read.end()).isEqualTo(2070);
        assertThat(read.entryOctets()).isEqualTo(220);
        assertThat(read.offset(1, 2010) - read.offset(0, 1000)).isEqualTo(160);
    }

    @Test
    void at_positionInAGap_isTheNextRun() {
        runs.add(1000, 100);
        runs.add(2000, 100);

        assertThat(runs.at(0)).isZero();
        assertThat(runs.at(1000)).isZero();
        assertThat(runs.at(1099)).isZero();
        assertThat(runs.at(1100)).isEqualTo(1);
        assertThat(runs.at(2099)).isEqualTo(1);
        assertThat(runs.at(2100)).isEqualTo(2);
    }

    @Test
    void read_everyOctetChanged_isNull() throws Exception {
        runs.add(1000, 100);
        runs.add(2000, 100);
        byte[] good = runs.octets().array();
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            assertThat(readAgain(bad)).as("octet %s", at).isNull();
        }
    }

    @Test
    void segment_fewOctetsFarApart_areNeverNone() {
        runs.add(1000, 100);
        runs.add(1_000_000, 100);
        var unused = runs.octets();
        Segment segment = Segment.thinned(folder, 900, 7, runs);
        segment.datagrams(2);

        assertThat(segment.octetsFrom(1000)).isEqualTo(200);
        assertThat(segment.octetsFrom(1_000_000)).isPositive();
        assertThat(segment.datagramsFrom(1_000_000)).isPositive();
        assertThat(segment.octetsFrom(1_000_100)).isZero();
    }
}
