/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flowhound.capture.CaptureReader;
import io.flowhound.capture.CapturedDatagram;
import io.flowhound.conversation.ConversationMeters;
import io.flowhound.conversation.ConversationSettings;
import io.flowhound.conversation.Conversations;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.ecs.EcsWriter;
import io.flowhound.ecs.LoginPorts;
import io.flowhound.enrich.Enricher;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Masking;
import io.flowhound.enrich.Networks;
import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.TransportNames;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.enrich.threat.ThreatLists;
import io.flowhound.flow.ExporterState;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowSettings;
import io.flowhound.flow.RecordPlan;
import io.flowhound.flow.Relays;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.journal.Entry;
import io.flowhound.journal.MemoryEntries;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.metrics.ExporterMetrics;
import io.flowhound.netflow.DecoderLimits;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.netflow.RecordHandler;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The path from datagrams to documents, in memory, as tests need it. Datagrams come from 192.0.2.1 unless said. */
public final class DecodingKit {
    /** Where the datagrams of tests arrive in time: 2026-11-22T04:00:00Z. */
    public static final long ARRIVAL = 1_795_320_000_000L;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ElementRegistry ELEMENTS = ElementRegistry.load();
    private static final ServiceNames SERVICES = ServiceNames.load();
    private static final TransportNames TRANSPORTS = TransportNames.load();
    private static final DecoderLimits LIMITS = new DecoderLimits(100, 100, 100, 1 << 24, 3_600_000, 1_800_000);
    private static final int DEFAULT_EXPORTER = 0xC000_0201; // 192.0.2.1

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CollectorMetrics metrics = new CollectorMetrics(registry);
    private final FlowSettings settings;
    private final Lines lines;
    private final FlowHandler writer;
    private GeoPlaces places = new GeoPlaces(new Networks(List.of()), null, null, Profile.LEAN);
    private final ConversationSettings conversations;
    private final RecordHandler<ExporterState, RecordPlan> records;
    private final NetflowDecoder<ExporterState, RecordPlan> decoder;
    private final MemoryEntries store;
    private final Entry entry = new Entry();
    private int session;
    private long arrival = ARRIVAL;
    private int perMillisecond;
    private long decoded;

    private DecodingKit(FlowSettings settings, boolean enriched, DecoderLimits limits, MemoryEntries store) {
        this(settings, enriched, Masking.none(), ConversationSettings.OFF, limits, store);
    }

    private DecodingKit(
            FlowSettings settings,
            boolean enriched,
            Masking masking,
            ConversationSettings conversations,
            DecoderLimits limits,
            MemoryEntries store) {
        this.settings = settings;
        this.conversations = conversations;
        this.store = store;
        lines = new Lines();
        FlowHandler end =
                new EcsWriter(settings.profile(), settings.raw() ? LoginPorts.NONE : LoginPorts.DEFAULT, lines);
        if (enriched) {
            Networks networks = new Networks(List.of(
                    IpNetwork.of(IpAddress.parse("192.168.0.0"), 16), IpNetwork.of(IpAddress.parse("fe80::"), 10)));
            places = new GeoPlaces(networks, null, null, settings.profile());
            end = new Enricher(places, TRANSPORTS, SERVICES, HostNames.none(), masking, settings.profile(), end);
        }
        writer = end;
        records = records();
        decoder = new NetflowDecoder<>(records, metrics, limits, store);
    }

    private DecodingKit(DecodingKit other, DecoderLimits limits, MemoryEntries store) {
        this.settings = other.settings;
        this.store = store;
        lines = other.lines;
        writer = other.writer;
        conversations = other.conversations;
        records = records();
        decoder = new NetflowDecoder<>(records, metrics, limits, store);
    }

    private RecordHandler<ExporterState, RecordPlan> records() {
        FlowAssembler assembler = new FlowAssembler(ELEMENTS, settings, writer);
        return settings.raw()
                ? assembler
                : new Conversations(
                        assembler, SERVICES::isKnown, conversations, new ConversationMeters(registry), writer);
    }

    /** As {@code decode --raw}: the full profile, nothing added, scaled or swapped. */
    public static DecodingKit raw() {
        return new DecodingKit(settings(true, Profile.FULL, SamplingConfig.NONE), false, LIMITS, new MemoryEntries());
    }

    /** As {@code run}, with the given profile. */
    public static DecodingKit enriched(Profile profile) {
        return new DecodingKit(settings(false, profile, SamplingConfig.NONE), true, LIMITS, new MemoryEntries());
    }

    public static DecodingKit enriched(Profile profile, SamplingConfig sampling) {
        return new DecodingKit(settings(false, profile, sampling), true, LIMITS, new MemoryEntries());
    }

    /** As {@code run}, believing some senders what they say of the exporters behind them. */
    public static DecodingKit relayed(Profile profile, SamplingConfig sampling, Relays relays) {
        FlowSettings settings = new FlowSettings(false, profile, sampling, relays, false);
        return new DecodingKit(settings, true, LIMITS, new MemoryEntries());
    }

    /** As {@code run}, with less of the addresses than came. */
    public static DecodingKit masked(Profile profile, Masking masking, Relays relays) {
        FlowSettings settings = new FlowSettings(false, profile, SamplingConfig.NONE, relays, false);
        return new DecodingKit(settings, true, masking, ConversationSettings.OFF, LIMITS, new MemoryEntries());
    }

    /** As {@code run}, with threat lists that are read. */
    public static DecodingKit listed(Profile profile, ThreatLists lists) {
        DecodingKit kit = enriched(profile);
        kit.places.use(lists);
        return kit;
    }

    /** From now on, with what an inventory says. */
    public DecodingKit with(Inventory inventory) {
        places.use(inventory);
        return this;
    }

    /** As {@code run}, with the full profile and without what is added to flows. */
    public static DecodingKit plain() {
        return new DecodingKit(settings(false, Profile.FULL, SamplingConfig.NONE), false, LIMITS, new MemoryEntries());
    }

    /** As {@code run}, with the full profile and with conversations; {@link #release} and {@link #flush} give the documents. */
    public static DecodingKit merging(ConversationSettings conversations) {
        return merging(Profile.FULL, conversations);
    }

    /** As the other, with any profile. */
    public static DecodingKit merging(Profile profile, ConversationSettings conversations) {
        FlowSettings settings = settings(false, profile, SamplingConfig.NONE);
        return new DecodingKit(settings, true, Masking.none(), conversations, LIMITS, new MemoryEntries());
    }

    /** The conversations that wait. */
    public Conversations conversations() {
        return (Conversations) records;
    }

    /** The documents of all conversations that have waited long enough at the time of {@link #later}. */
    public List<JsonNode> release() {
        while (conversations().isDue(arrival)) {
            conversations().release(arrival, 10);
        }
        return lines.take();
    }

    /** The documents of all conversations that wait. */
    public List<JsonNode> flush() {
        while (conversations().flush(10)) {
            // the next ones
        }
        return lines.take();
    }

    /** A kit like this one that knows nothing yet; it shares the writer, which takes a millisecond to make. */
    public DecodingKit another() {
        return another(LIMITS);
    }

    /** As {@link #another()}, with bounds of its own. */
    public DecodingKit another(DecoderLimits limits) {
        return new DecodingKit(this, limits, new MemoryEntries());
    }

    /** A kit like this one that goes on from its state, with what was parked. */
    public DecodingKit restarted(byte[] state) {
        DecodingKit kit = new DecodingKit(this, LIMITS, store);
        kit.entry.nextPosition = entry.nextPosition;
        kit.decoder.restore(state);
        kit.unpark();
        return kit;
    }

    /** A kit like this one that goes on from its state, with the conversations that wait. */
    public DecodingKit restartedWithConversations() throws IOException {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        conversations().save(new DataOutputStream(state));
        DecodingKit kit = restarted(decoder.state());
        kit.conversations().restore(state.toByteArray(), kit.decoder::memory);
        return kit;
    }

    /** As {@link #raw}, tagged as imported. */
    public static DecodingKit imported() {
        FlowSettings settings = new FlowSettings(true, Profile.FULL, SamplingConfig.NONE, true);
        return new DecodingKit(settings, false, LIMITS, new MemoryEntries());
    }

    /** As {@link #raw}, with bounds of its own. */
    public static DecodingKit limited(DecoderLimits limits) {
        return new DecodingKit(settings(true, Profile.FULL, SamplingConfig.NONE), false, limits, new MemoryEntries());
    }

    /** As {@link #raw}: what runs after the given one was killed, with its state and what was parked. */
    public static DecodingKit afterKill(DecodingKit killed, byte[] state) {
        DecodingKit kit =
                new DecodingKit(settings(true, Profile.FULL, SamplingConfig.NONE), false, LIMITS, killed.store);
        kit.entry.nextPosition = killed.entry.nextPosition;
        kit.decoder.restore(state);
        kit.unpark();
        return kit;
    }

    /** From now on, what comes belongs to a TCP connection; 0 for UDP. */
    public DecodingKit bySession(int number) {
        session = number;
        return this;
    }

    /** From now on, so many datagrams arrive in each millisecond. */
    public DecodingKit perMillisecond(int datagrams) {
        perMillisecond = datagrams;
        return this;
    }

    /** From now on, datagrams arrive so many milliseconds after {@link #ARRIVAL}. */
    public DecodingKit later(long millis) {
        arrival = ARRIVAL + millis;
        return this;
    }

    private static FlowSettings settings(boolean raw, Profile profile, SamplingConfig sampling) {
        return new FlowSettings(raw, profile, sampling);
    }

    /** Decodes datagrams, one after the other, and returns the documents that they gave. */
    public List<JsonNode> decode(byte[]... datagrams) {
        for (byte[] datagram : datagrams) {
            decodeFrom(DEFAULT_EXPORTER, 2055, datagram);
        }
        return lines.take();
    }

    /** Decodes one datagram of an IPv4 exporter, given as a number. */
    public List<JsonNode> decodeFrom(int exporter, int port, byte[] datagram) {
        entry.data = datagram;
        entry.offset = 0;
        entry.length = datagram.length;
        entry.addressHigh = 0;
        entry.addressLow = 0xFFFF_0000_0000L | (exporter & 0xFFFF_FFFFL);
        entry.port = port;
        entry.arrivalMillis = arrival;
        decoded++;
        arrival += perMillisecond > 0 && decoded % perMillisecond == 0 ? 1 : 0;
        entry.session = session;
        entry.position = entry.nextPosition;
        entry.nextPosition += datagram.length;
        arrive();
        decoder.entry(entry);
        unpark();
        return lines.documents;
    }

    private void arrive() {
        if (records instanceof Conversations held) {
            while (held.isDue(entry.arrivalMillis)) {
                held.release(entry.arrivalMillis, 10);
            }
            held.arrive(entry.incarnation, entry.arrivalMillis);
        }
    }

    private void unpark() {
        while (decoder.hasReady()) {
            decoder.unpark();
        }
    }

    /** Decodes a capture, each datagram arriving when it was captured, and returns the documents that it gave. */
    public List<JsonNode> decode(Path capture) throws IOException {
        CaptureReader.read(capture, this::decode);
        return lines.take();
    }

    private void decode(CapturedDatagram datagram) {
        entry.data = datagram.data;
        entry.offset = datagram.offset;
        entry.length = datagram.length;
        entry.addressHigh = datagram.addressHigh;
        entry.addressLow = datagram.addressLow;
        entry.port = datagram.port;
        entry.arrivalMillis = datagram.arrivalMillis;
        entry.position = entry.nextPosition;
        entry.nextPosition += datagram.length;
        decoder.entry(entry);
        unpark();
    }

    /** Decodes without keeping documents; for measurements. */
    public void decodeAndForget(byte[] datagram) {
        decodeFrom(DEFAULT_EXPORTER, 2055, datagram);
        lines.forget();
    }

    /** Says that documents are not wanted: they are written and forgotten. */
    public DecodingKit discarding() {
        lines.discard = true;
        return this;
    }

    public NetflowDecoder<ExporterState, RecordPlan> decoder() {
        return decoder;
    }

    /** How much all exporters have lost for a reason. */
    public long dropped(DropReason reason) {
        return (long) registry.find("flowhound.dropped").tag("reason", reason.tag()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** What all exporters have lost for whatever reason. */
    public double dropped() {
        return total("flowhound.dropped");
    }

    /** The sum of a counter over all exporters. */
    public double total(String counter) {
        return registry.find(counter).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    /** The counters of 192.0.2.1. */
    public ExporterMetrics counters() {
        return metrics.exporter("192.0.2.1");
    }

    public double flows() {
        return metrics.exporter("192.0.2.1").flows.count();
    }

    private static final class Lines implements DocumentHandler {
        private final JsonBuffer buffer = new JsonBuffer(1 << 16);
        private List<JsonNode> documents = new ArrayList<>();
        private boolean discard;

        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            buffer.clear();
            return buffer;
        }

        @Override
        public void end() {
            if (discard) {
                return;
            }
            try {
                documents.add(JSON.readTree(buffer.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + buffer, e);
            }
        }

        private List<JsonNode> take() {
            List<JsonNode> taken = documents;
            documents = new ArrayList<>();
            return taken;
        }

        private void forget() {
            documents.clear();
        }
    }
}
