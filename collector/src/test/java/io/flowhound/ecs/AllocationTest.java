/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.flowhound.conversation.ConversationSettings;
import io.flowhound.enrich.AddressRules;
import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.enrich.Masking;
import io.flowhound.enrich.inventory.InventoryFiles;
import io.flowhound.enrich.threat.ThreatList;
import io.flowhound.enrich.threat.ThreatList.ListFormat;
import io.flowhound.enrich.threat.ThreatLists;
import io.flowhound.flow.Relays;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.testkit.DecodingKit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds that a datagram, with templates that are known, becomes documents without anything being allocated. */
class AllocationTest {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 2_000;
    /** So that a second, whose text costs something, does not begin all the time. */
    private static final int PER_MILLISECOND = 4;

    private static final long HOLD_MILLIS = 20;

    private static final int MOST_ATTEMPTS = 10;

    @TempDir
    Path folder;

    private static Stream<Arguments> datagrams() {
        V5Message v5 = new V5Message().exportTime(DecodingKit.ARRIVAL / 1000, 0);
        for (int i = 0; i < 30; i++) {
            v5.add(new V5Record()
                    .addresses("192.0.2." + i, "198.51.100.9")
                    .ports(40000 + i, i % 2 == 0 ? 443 : 22)
                    .protocol(6)
                    .tcpFlags(27)
                    .times(1000, 2000)
                    .counters(3, 1500 + i));
        }
        return Stream.of(
                Arguments.of("v5", v5.toBytes(), 30),
                Arguments.of("v9", sets(ExportMessage.v9(), false), 20),
                Arguments.of("ipfix", sets(ExportMessage.ipfix(), true), 20),
                Arguments.of("options", options(), 20),
                Arguments.of("odd records", oddRecords(), 20));
    }

    /** Names and rates of options records, told again and again, and flows that look all of them up. */
    private static byte[] options() {
        TemplateSpec names = TemplateSpec.options(
                300, 1, of(10, 4), of(82, 16), of(83, 32), of(95, 4), of(96, 24), of(234, 4), of(236, 8));
        TemplateSpec samplers = TemplateSpec.options(301, 1, of(302, 4), of(305, 4), of(306, 4), of(14, 4));
        TemplateSpec flows = TemplateSpec.of(
                256,
                of(8, 4),
                of(1, 4),
                of(10, 4),
                of(14, 4),
                of(61, 1),
                of(95, 4),
                of(234, 4),
                of(235, 4),
                of(302, 4),
                of(152, 8),
                of(153, 8));
        DataRecord[] records = new DataRecord[20];
        for (int i = 0; i < records.length; i++) {
            records[i] = new DataRecord(flows)
                    .address(8, "192.0.2." + i)
                    .number(1, 99)
                    .number(10, i % 3)
                    .number(14, 3)
                    .number(61, i & 1)
                    .number(95, 0x0D000001 + i % 2)
                    .number(234, 9)
                    .number(235, 1_000_000 + i)
                    .number(302, i % 2)
                    .number(152, DecodingKit.ARRIVAL - 60_000)
                    .number(153, DecodingKit.ARRIVAL);
        }
        return ExportMessage.ipfix()
                .exportTime(DecodingKit.ARRIVAL / 1000)
                .optionsTemplates(names, samplers)
                .data(
                        names,
                        new DataRecord(names)
                                .number(10, 1)
                                .text(82, "Te0/1")
                                .text(83, "uplink")
                                .number(95, 0x0D000001)
                                .text(96, "youtube")
                                .number(234, 9)
                                .text(236, "blue"),
                        new DataRecord(names).number(10, 3).text(82, "Te0/3"))
                .data(
                        samplers,
                        new DataRecord(samplers)
                                .number(302, 1)
                                .number(305, 1)
                                .number(306, 9)
                                .number(14, 3))
                .templates(flows)
                .data(flows, records)
                .toBytes();
    }

    /** Events with users, packets in tunnels, labels and lists. */
    private static byte[] oddRecords() {
        TemplateSpec macs = TemplateSpec.of(300, of(56, 6), of(80, 6));
        TemplateSpec template = TemplateSpec.of(
                256,
                of(233, 1),
                of(231, 4),
                of(232, 4),
                of(371, 8),
                of(70, 3),
                FieldSpec.variable(313),
                FieldSpec.variable(291),
                FieldSpec.variable(292),
                of(325, 8));
        DataRecord[] records = new DataRecord[20];
        String outer = "4500003c0000000040040000c0000201c6336402";
        String inner = "4500002800004000400600000a0000010a000002" + "9c4001bb" + "00".repeat(16);
        for (int i = 0; i < records.length; i++) {
            records[i] = new DataRecord(template)
                    .number(233, 2 + i)
                    .number(231, 100)
                    .text(371, "anna")
                    .number(70, 0x000101 + 16 * i)
                    .octets(313, HexFormat.of().parseHex(outer + inner))
                    .octets(291, HexFormat.of().parseHex("03000b0002" + "01bb0050"))
                    .octets(292, HexFormat.of().parseHex("03012c" + "020000000001020000000002"))
                    .number(325, DecodingKit.ARRIVAL / 1000 + 2_208_988_800L << 32);
        }
        return ExportMessage.ipfix()
                .exportTime(DecodingKit.ARRIVAL / 1000)
                .templates(macs, template)
                .data(template, records)
                .toBytes();
    }

    private static byte[] sets(ExportMessage message, boolean ipfix) {
        TemplateSpec template = ipfix
                ? TemplateSpec.of(
                        256,
                        of(27, 16),
                        of(28, 16),
                        of(7, 2),
                        of(11, 2),
                        of(4, 1),
                        of(1, 8),
                        of(2, 8),
                        of(152, 8),
                        of(153, 8),
                        of(6, 2),
                        FieldSpec.variable(96),
                        of(9999, 7, 4))
                : TemplateSpec.of(
                        256, of(8, 4), of(12, 4), of(7, 2), of(11, 2), of(4, 1), of(1, 4), of(2, 4), of(61, 1));
        message.exportTime(DecodingKit.ARRIVAL / 1000).templates(template);
        DataRecord[] records = new DataRecord[20];
        for (int i = 0; i < records.length; i++) {
            records[i] = new DataRecord(template)
                    .number(7, 443)
                    .number(11, 50000 + i)
                    .number(4, 6)
                    .number(1, 99)
                    .number(2, 1);
            if (ipfix) {
                records[i]
                        .address(27, "2001:db8::" + i)
                        .address(28, "2001:db8::1")
                        .text(96, "tls")
                        .number(9999, 7, 5);
            } else {
                records[i].address(8, "192.0.2." + i).address(12, "198.51.100.9");
            }
        }
        return message.data(template, records).toBytes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("datagrams")
    void datagram_allocatesNothing(String protocol, byte[] datagram, int flows) {
        allocatesNothing(DecodingKit.enriched(Profile.STANDARD).discarding(), datagram, flows);
    }

    /** Pseudonyms and cut addresses of both versions, each of which the exporters of these have. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("datagrams")
    void datagram_withPrivacy_allocatesNothing(String protocol, byte[] datagram, int flows) {
        Masking masking = new Masking(new AddressRules(
                List.of(
                        new Rule(IpNetwork.of(IpAddress.parse("192.0.2.0"), 24), Change.PSEUDONYM, 0),
                        new Rule(IpNetwork.of(IpAddress.parse("198.51.100.0"), 24), Change.TRUNCATED, 96 + 24),
                        new Rule(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8), Change.PSEUDONYM, 0),
                        new Rule(IpNetwork.of(IpAddress.parse("2001:db8::"), 32), Change.PSEUDONYM, 0)),
                "a key that is long enough for anybody",
                Texts.MASK));
        DecodingKit kit = DecodingKit.masked(Profile.STANDARD, masking, Relays.NONE);
        allocatesNothing(kit.discarding(), datagram, flows);
    }

    /** Of v5 and of events both sides are in a list, alone and in networks; of the others the listed sides do not count. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("datagrams")
    void datagram_withThreats_allocatesNothing(String protocol, byte[] datagram, int flows) throws IOException {
        Path list = Files.writeString(
                folder.resolve("list"), "192.0.2.0/28\n198.51.100.9\n198.51.100.0/24\n2001:db8::/64\n2001:db8::1\n");
        ThreatLists lists = new ThreatLists(
                List.of(new ThreatList("list", list, ListFormat.AUTO, null, null, null, Duration.ofDays(7))));
        lists.read(Instant.now(), true);
        allocatesNothing(DecodingKit.listed(Profile.STANDARD, lists).discarding(), datagram, flows);
        assertThat(lists.states().get(0).matches() > 0)
                .isEqualTo(protocol.equals("v5") || protocol.equals("odd records"));
    }

    /** Hosts, subnets, the exporter and its interfaces are in it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("datagrams")
    void datagram_withInventory_allocatesNothing(String protocol, byte[] datagram, int flows) throws IOException {
        StringBuilder rows = new StringBuilder("network,name,role,site,zone\n192.0.2.0/24,Office,pc,Berlin,office\n"
                + "198.51.100.0/24,Servers,server,Berlin,servers\n2001:db8::/32,Six,pc,Berlin,six\n"
                + "exporter,name,site\n192.0.2.1,core,Berlin\nexporter,index,name,alias,speed\n"
                + "192.0.2.1,0,nowhere,drops,1G\n192.0.2.1,1,Te0/1,uplink,10G\n192.0.2.1,3,Te0/3,down,10G\n"
                + "address,name,role\n");
        for (int i = 0; i < 15; i++) {
            rows.append("192.0.2.").append(i).append(",pc-").append(i).append(",desk\n");
        }
        InventoryFiles files = new InventoryFiles(List.of(Files.writeString(folder.resolve("inventory.csv"), rows)));
        files.read(true);
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD).with(files.inventory());
        String documents = kit.decode(datagram).toString();
        assertThat(documents).contains("\"name\":\"core\"");
        assertThat(documents.contains("\"id\":\"pc-7\""))
                .isEqualTo(List.of("v5", "v9", "options").contains(protocol));
        allocatesNothing(
                DecodingKit.enriched(Profile.STANDARD).with(files.inventory()).discarding(), datagram, flows);
    }

    /** Records wait for those of the next datagrams, and are merged with them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("datagrams")
    void datagram_ofConversations_allocatesNothing(String protocol, byte[] datagram, int flows) {
        DecodingKit kit = DecodingKit.merging(new ConversationSettings(true, HOLD_MILLIS, 1 << 24, 10_000, List.of()))
                .discarding();
        allocatesNothing(kit.perMillisecond(PER_MILLISECOND), datagram, flows);
        assertThat(kit.total("flowhound.conversation.documents")).isPositive();
    }

    private static void allocatesNothing(DecodingKit kit, byte[] datagram, int flows) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            kit.decodeAndForget(datagram);
        }
        long least = Long.MAX_VALUE;
        int attempts = 0;
        while (least > 0
                && attempts < MOST_ATTEMPTS) { // while the compilers are still at work, something may be allocated
            attempts++;
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < MEASURED; i++) {
                kit.decodeAndForget(datagram);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(kit.flows()).isEqualTo((double) flows * (WARM_UP + attempts * MEASURED));
        assertThat(least).isZero();
    }
}
