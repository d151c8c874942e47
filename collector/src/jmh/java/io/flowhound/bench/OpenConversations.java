/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import static io.flowhound.simulate.FieldSpec.of;

import io.flowhound.conversation.ConversationMeters;
import io.flowhound.conversation.ConversationSettings;
import io.flowhound.conversation.Conversations;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowSettings;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.journal.Entry;
import io.flowhound.journal.MemoryEntries;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.netflow.DecoderLimits;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Opens a million conversations, of which both directions are told, and prints how much of the heap they take. */
public final class OpenConversations {
    private static final int CONVERSATIONS = 1_000_000;
    /** Conversations whose two records fit into a datagram. */
    private static final int PER_DATAGRAM = 12;

    private static final TemplateSpec TEMPLATE = TemplateSpec.of(
            256, of(8, 4), of(12, 4), of(15, 4), of(10, 4), of(14, 4), of(2, 4), of(1, 4), of(22, 4), of(21, 4),
            of(7, 2), of(11, 2), of(6, 1), of(4, 1), of(5, 1), of(9, 1), of(13, 1), of(61, 1), of(48, 1), of(16, 4),
            of(17, 4));

    private OpenConversations() {}

    /** Runs it; there are no arguments. */
    public static void main(String[] arguments) {
        Conversations conversations = conversations();
        NetflowDecoder<?, ?> decoder = new NetflowDecoder<>(
                conversations,
                new CollectorMetrics(new SimpleMeterRegistry()),
                DecoderLimits.DEFAULT,
                new MemoryEntries());
        Entry entry = new Entry();
        entry.addressLow = 0xFFFF_C000_0201L; // 192.0.2.1
        entry.arrivalMillis = Traffic.START;
        long before = heap();
        for (int first = 0; first < CONVERSATIONS; first += PER_DATAGRAM) {
            entry.data = datagram(first, Math.min(PER_DATAGRAM, CONVERSATIONS - first));
            entry.length = entry.data.length;
            entry.position += entry.length;
            conversations.arrive(entry.incarnation, entry.arrivalMillis);
            decoder.entry(entry);
        }
        System.out.printf(
                "%,d conversations of %d octets a record are open: %.1f MB of heap, %.1f MB by our own count%n",
                conversations.open(),
                new DataRecord(TEMPLATE).toBytes().length,
                (heap() - before) / 1e6,
                conversations.octets() / 1e6);
    }

    private static Conversations conversations() {
        return new Conversations(
                new FlowAssembler(
                        ElementRegistry.load(),
                        new FlowSettings(false, Profile.STANDARD, SamplingConfig.NONE),
                        flow -> {}),
                (protocol, port) -> port == 443,
                new ConversationSettings(true, 5_000, 1L << 30, 1 << 20, List.of()),
                new ConversationMeters(new SimpleMeterRegistry()),
                flow -> {});
    }

    private static byte[] datagram(int first, int count) {
        ExportMessage message = ExportMessage.v9()
                .sysUptime(86_400_000)
                .exportTime(Traffic.START / 1000)
                .sequence(first / PER_DATAGRAM)
                .domain(1);
        if (first == 0) {
            message.templates(TEMPLATE);
        }
        DataRecord[] records = new DataRecord[2 * count];
        for (int i = 0; i < count; i++) {
            int number = first + i;
            String client = "10." + (number >>> 16 & 0xFF) + '.' + (number >>> 8 & 0xFF) + '.' + (number & 0xFF);
            int port = 32_768 + number % 28_000;
            records[2 * i] = record(client, "198.51.100.7", port, 443);
            records[2 * i + 1] = record("198.51.100.7", client, 443, port);
        }
        return message.data(TEMPLATE, records).toBytes();
    }

    private static DataRecord record(String from, String to, int fromPort, int toPort) {
        return new DataRecord(TEMPLATE)
                .address(8, from)
                .address(12, to)
                .number(7, fromPort)
                .number(11, toPort)
                .number(4, 6)
                .number(2, 10)
                .number(1, 4_000)
                .number(22, 86_390_000)
                .number(21, 86_399_000)
                .number(6, 0x1B);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
