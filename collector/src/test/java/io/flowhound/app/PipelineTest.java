/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.app.status.ReportBoard;
import io.flowhound.bulk.BulkSettings;
import io.flowhound.bulk.BulkTransport;
import io.flowhound.bulk.BulkWriter;
import io.flowhound.bulk.DeadLetters;
import io.flowhound.bulk.IndexNames;
import io.flowhound.conversation.Held;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Place;
import io.flowhound.enrich.Places;
import io.flowhound.journal.Checkpoint;
import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;
import io.flowhound.journal.JournalReader;
import io.flowhound.listen.ListenerNumber;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.DecoderLimits;
import io.flowhound.netflow.Message;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.netflow.Observations;
import io.flowhound.netflow.RecordHandler;
import io.flowhound.netflow.template.Template;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.syslog.SyslogDecoder;
import io.flowhound.syslog.SyslogSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.DataInput;
import java.io.DataOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    private static final byte[] STORED =
            "{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}".getBytes(StandardCharsets.UTF_8);

    private static final Places NOWHERE = new Places() {
        @Override
        public Place find(long addressHigh, long addressLow) {
            return new Place(addressHigh, addressLow, true, false, null, null, 0);
        }

        @Override
        public int generation() {
            return 0;
        }
    };

    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    private final AtomicLong committed = new AtomicLong();

    @TempDir
    Path folder;

    /** Hands over a few datagrams of NetFlow v5, then nothing more. */
    private static final class FewDatagrams implements JournalReader {
        private final List<byte[]> datagrams;
        private final Entry entry = new Entry();
        private int next;
        private int logs;

        FewDatagrams(byte[]... datagrams) {
            this.datagrams = List.of(datagrams);
        }

        @Override
        public int poll(EntryHandler handler, Duration wait) {
            if (next == datagrams.size()) {
                return 0;
            }
            entry.listener = next < logs ? ListenerNumber.ofSyslog(0) : ListenerNumber.ofFlows(0);
            entry.data = datagrams.get(next++);
            entry.length = entry.data.length;
            entry.addressLow = 0xFFFF_C000_0201L; // 192.0.2.1
            entry.position = entry.nextPosition;
            entry.nextPosition++;
            handler.entry(entry);
            return 1;
        }

        @Override
        public long position() {
            return entry.nextPosition;
        }

        @Override
        public void keep(Entry kept) {}

        @Override
        public boolean read(long incarnation, long position, EntryHandler handler) {
            return false;
        }

        @Override
        public void letGoBefore(long position) {}
    }

    /** Fails on flows of one octet, as by a bug; writes a document for each of the others. */
    private static final class Failing implements RecordHandler<Object, Object> {
        private static final int OCTETS = 20;
        private @Nullable BulkWriter bulk;

        @Override
        public Object exporter(@Nullable Object sibling) {
            return this;
        }

        @Override
        public Object compile(Object exporter, Template template) {
            return this;
        }

        @Override
        public void forget(Object exporter, int template) {}

        @Override
        public void forget(Object exporter) {}

        @Override
        public Observations observations(Object exporter) {
            return Observations.NONE;
        }

        @Override
        public void data(Object exporter, Object plan, Message message, byte[] octets, int start, int end) {
            if (octets[start + OCTETS + 3] == 1) {
                throw new IllegalStateException("a bug");
            }
            if (bulk != null) {
                bulk.begin(message.arrivalMillis, 0, message.position, 0).put(new byte[] {'{', '}'});
                bulk.end();
            }
        }

        @Override
        public boolean options(Object exporter, Object plan, Message message, byte[] octets, int start, int end) {
            return false;
        }

        @Override
        public long refused(Object exporter) {
            return 0;
        }

        @Override
        public void save(Object exporter, DataOutput out) {}

        @Override
        public void restore(Object exporter, DataInput in) {}
    }

    private static final class FakeCheckpoint implements Checkpoint {
        @Override
        public void commit(long position, long keepFrom, byte[] state) {}

        @Override
        public boolean due() {
            return true;
        }

        @Override
        public void flush() {}

        @Override
        public byte[] state() {
            return new byte[0];
        }
    }

    /** A pipeline from a reader to a transport. */
    private final class Running implements AutoCloseable {
        private final DeadLetters deadLetters = new DeadLetters(folder, 1 << 20);
        private final BulkWriter bulk;
        private final Pipeline pipeline;

        Running(BulkTransport transport, Failing handler, FewDatagrams reader) {
            bulk = new BulkWriter(
                    new BulkSettings(1 << 16, 1, Duration.ofMillis(1), 1, Duration.ofSeconds(10)),
                    new IndexNames("flows"),
                    transport,
                    (position, state) -> committed.set(position),
                    deadLetters,
                    metrics);
            handler.bulk = bulk;
            NetflowDecoder<?, ?> decoder = new NetflowDecoder<>(handler, metrics, DecoderLimits.DEFAULT, reader);
            SyslogDecoder syslog = new SyslogDecoder(
                    new SyslogSettings(ZoneOffset.UTC, List.of(), false),
                    NOWHERE,
                    HostNames.none(),
                    bulk.into(new IndexNames("logs")),
                    metrics);
            PipelineState state = new PipelineState(decoder::state, () -> new byte[0], Held.NOTHING);
            pipeline = new Pipeline(
                    reader,
                    position -> 0,
                    decoder,
                    Held.NOTHING,
                    syslog,
                    state,
                    new Checkpoints(new FakeCheckpoint(), System::nanoTime),
                    bulk,
                    new ReportBoard(System::currentTimeMillis, Duration.ZERO),
                    new StoredBefore(position -> false, 0, System::currentTimeMillis),
                    metrics);
            pipeline.start();
        }

        @Override
        public void close() {
            pipeline.close();
            bulk.close();
            deadLetters.close();
        }
    }

    private static byte[] flow(int octets) {
        return new V5Message().add(new V5Record().counters(1, octets)).toBytes();
    }

    @Test
    void decoderFailsOnADatagram_isCounted_andTheOthersGoOn() throws Exception {
        List<String> sent = new ArrayList<>();
        BulkTransport transport = (body, length) -> {
            sent.add(new String(body, 0, length, StandardCharsets.UTF_8));
            return new BulkTransport.Response(200, STORED);
        };
        Failing handler = new Failing();
        FewDatagrams reader = new FewDatagrams(flow(7), flow(1), flow(8));
        try (Running running = new Running(transport, handler, reader)) {
            await().until(() -> committed.get() == 3);
            assertThat(running.pipeline.failed()).isFalse();
        }
        assertThat(sent).hasSize(2);
        assertThat(metrics.exporter("192.0.2.1").dropped(DropReason.DECODER_FAILED))
                .isEqualTo(1);
    }

    @Test
    void between_isDoneOnceByThePipeline() throws Exception {
        BulkTransport transport = (body, length) -> new BulkTransport.Response(200, STORED);
        List<String> done = new CopyOnWriteArrayList<>();
        try (Running running = new Running(transport, new Failing(), new FewDatagrams(flow(7), flow(8)))) {
            await().until(() -> committed.get() == 2);
            running.pipeline.between(() -> done.add(Thread.currentThread().getName()));
            await().until(() -> !done.isEmpty());
            assertThat(done).containsExactly("flowhound-pipeline");
        }
        assertThat(done).hasSize(1);
    }

    @Test
    void logLinesAndFlows_becomeDocuments_inTheOrderOfTheJournal() throws Exception {
        StringBuilder sent = new StringBuilder();
        BulkTransport transport = (body, length) -> {
            sent.append(new String(body, 0, length, StandardCharsets.UTF_8));
            return new BulkTransport.Response(200, STORED);
        };
        Failing handler = new Failing();
        FewDatagrams reader =
                new FewDatagrams("<13>Nov 22 10:00:00 nas su: hello".getBytes(StandardCharsets.UTF_8), flow(7));
        reader.logs = 1;
        try (Running running = new Running(transport, handler, reader)) {
            await().until(() -> committed.get() == 2);
            assertThat(running.pipeline.failed()).isFalse();
        }
        assertThat(sent.indexOf("\"logs-")).isNotNegative().isLessThan(sent.indexOf("\"flows-"));
        assertThat(sent).contains("\"message\":\"hello\"");
    }

    @Test
    void state_ofTemplatesAndNames_isFoundAgain_andThatOfEarlierVersionsToo() {
        byte[] templates = {0, 0, 0, 2, 7};
        byte[] names = {1, 2, 3};
        PipelineState state = new PipelineState(() -> templates, () -> names, Held.NOTHING);
        byte[] written = state.current();
        assertThat(PipelineState.templates(written)).isEqualTo(templates);
        assertThat(PipelineState.names(written)).isEqualTo(names);
        assertThat(PipelineState.conversations(written)).isEmpty();
        assertThat(PipelineState.templates(templates)).isEqualTo(templates);
        assertThat(PipelineState.names(templates)).isEmpty();
        byte[] withoutConversations = ByteBuffer.allocate(8 + 5 + 3)
                .putInt(0x4648_5031)
                .putInt(templates.length)
                .put(templates)
                .put(names)
                .array();
        assertThat(PipelineState.templates(withoutConversations)).isEqualTo(templates);
        assertThat(PipelineState.names(withoutConversations)).isEqualTo(names);
        assertThat(PipelineState.conversations(withoutConversations)).isEmpty();
    }
}
