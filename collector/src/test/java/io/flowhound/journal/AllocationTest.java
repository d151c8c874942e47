/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationTest {
    private static final int DATAGRAMS = 20_000;

    /** The octets of an address are copied by the JDK: 24 octets, twice, where the compiler does not see through it. */
    private static final double ADDRESS_OCTETS = 48;

    @TempDir
    Path folder;

    @Test
    void datagram_allocatesNothingPerDatagramButTheAddress() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuf payload = Unpooled.wrappedBuffer(new byte[1400]); // not watched for leaks, which would allocate
        try (JournalFixture journal = new JournalFixture(JournalSettings.defaults(folder))) {
            append(journal, payload);
            read(journal);

            long before = threads.getCurrentThreadAllocatedBytes();
            append(journal, payload);
            long appended = threads.getCurrentThreadAllocatedBytes();
            int entries = read(journal);
            long read = threads.getCurrentThreadAllocatedBytes();

            assertThat(entries).isEqualTo(DATAGRAMS);
            assertThat((appended - before) / (double) DATAGRAMS).isLessThan(ADDRESS_OCTETS + 8);
            assertThat((read - appended) / (double) DATAGRAMS).isLessThan(1);
        } finally {
            payload.release();
        }
    }

    private static void append(JournalFixture journal, ByteBuf payload) {
        for (int i = 0; i < DATAGRAMS; i++) {
            payload.readerIndex(0);
            journal.journal.datagram(0, 0, JournalFixture.SENDER, payload);
            if (i % 16 == 15) {
                journal.journal.idle();
            }
        }
        journal.journal.idle();
    }

    private static int read(JournalFixture journal) {
        int all = 0;
        int some = 1;
        while (some > 0) {
            some = journal.journal.reader().poll(entry -> {}, Duration.ZERO);
            all += some;
        }
        return all;
    }
}
