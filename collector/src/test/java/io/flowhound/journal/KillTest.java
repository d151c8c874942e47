/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhound.journal.JournalFixture.Read;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that appends, without warning, and looks at what it left behind. */
class KillTest {
    private static final int BURST = 7;

    @TempDir
    Path folder;

    /** The process that is killed: appends numbers without end and notes each one that is handed over for good. */
    static final class Appender {
        private Appender() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            try (JournalFixture journal = new JournalFixture(JournalSettings.defaults(folder));
                    FileChannel acknowledged = FileChannel.open(
                            folder.resolve("acknowledged"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (long i = 0; ; i++) {
                    journal.append(text(i).getBytes(StandardCharsets.UTF_8));
                    if (i % BURST == BURST - 1) {
                        journal.journal.idle();
                        acknowledged.write(ByteBuffer.allocate(8).putLong(i + 1).flip(), 0);
                    }
                }
            }
        }
    }

    private static String text(long number) {
        return number + "-" + "p".repeat((int) (number * 31 % 1400));
    }

    @Test
    void kill_whileAppending_keepsWhatWasAcknowledged() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx128m",
                        Appender.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            await().atMost(60, TimeUnit.SECONDS).until(() -> acknowledged() > 2000 || !process.isAlive());
            assertThatThrownBy(() -> new JournalFixture(JournalSettings.defaults(folder)))
                    .as(this::output)
                    .hasMessageContaining("in use by another Flowhound (process " + process.pid() + ")");
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }

        long acknowledged = acknowledged();
        assertThat(acknowledged).as(this::output).isGreaterThan(2000);
        try (JournalFixture journal = new JournalFixture(JournalSettings.defaults(folder))) {
            List<Read> read = journal.readAll();

            assertThat(read.size()).isGreaterThanOrEqualTo((int) acknowledged);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).text()).isEqualTo(text(i));
            }
        }
    }

    private long acknowledged() throws IOException {
        Path file = folder.resolve("acknowledged");
        byte[] octets = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return octets.length < 8 ? 0 : ByteBuffer.wrap(octets).getLong();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
