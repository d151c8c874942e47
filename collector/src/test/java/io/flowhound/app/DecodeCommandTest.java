/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.testkit.MappedTypes;
import io.flowhound.testkit.SharedCaptures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeCommandTest {
    /** When the datagram was captured: 2026-11-22T04:00:00Z. */
    private static final int CAPTURED = 1_795_320_000;

    @TempDir
    Path folder;

    /** A capture of one raw IPv6 packet: UDP from 2001:db8::b to port 2055 with this payload. */
    private String capture(byte[] payload) throws IOException {
        HexFormat hex = HexFormat.of();
        ByteBuffer file = ByteBuffer.allocate(24 + 16 + 40 + 8 + payload.length);
        file.put(hex.parseHex("a1b2c3d4000200040000000000000000" + "0000ffff" + "00000065"));
        int packet = 40 + 8 + payload.length;
        file.putInt(CAPTURED).putInt(0).putInt(packet).putInt(packet);
        file.putInt(0x6000_0000)
                .putShort((short) (8 + payload.length))
                .put((byte) 17)
                .put((byte) 64);
        file.put(hex.parseHex("20010db800000000000000000000000b" + "20010db80000000000000000000000fa"));
        file.putShort((short) 50_000).putShort((short) 2055);
        file.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
        return Files.write(folder.resolve("one.pcap"), file.array()).toString();
    }

    /** The answer of a web server, sampled 1 of 10: enriched, its sides are swapped and its counters multiplied. */
    private String answer() throws IOException {
        return capture(new V5Message()
                .exportTime(CAPTURED, 0)
                .sysUptime(60_000)
                .sampling(1, 10)
                .add(new V5Record()
                        .addresses("203.0.113.9", "192.168.1.10")
                        .ports(443, 40_000)
                        .protocol(6)
                        .counters(3, 4_000)
                        .times(50_000, 55_000))
                .toBytes());
    }

    private static JsonNode only(CommandRun run) throws IOException {
        List<JsonNode> documents = run.documents();
        assertThat(documents).hasSize(1);
        assertThat(run.err()).isEqualTo("1 documents of 1 datagrams\n");
        return documents.get(0);
    }

    @Test
    void raw_isAsOnTheWire() throws IOException {
        JsonNode document = only(CommandRun.of("decode", "--raw", answer()));
        assertThat(document.at("/source/ip").asText()).isEqualTo("203.0.113.9");
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(4_000);
        assertThat(document.at("/flow/tos").isInt()).isTrue();
        assertThat(document.at("/network/direction").isMissingNode()).isTrue();
        assertThat(document.at("/flow/reversed").isMissingNode()).isTrue();
    }

    @Test
    void enriched_isAsRunStoresIt() throws IOException {
        JsonNode document = only(CommandRun.of("decode", answer()));
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.168.1.10");
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(40_000);
        assertThat(document.at("/flow/sampling/rate").asInt()).isEqualTo(10);
        assertThat(document.at("/network/direction").asText()).isEqualTo("outbound");
        assertThat(document.at("/network/protocol").asText()).isEqualTo("https");
        assertThat(MappedTypes.misfits(document)).isEmpty();
    }

    /** The document is that of docs/enrichment.md. */
    @Test
    void threatLists_markTheFlow() throws IOException {
        String capture = capture(new V5Message()
                .exportTime(CAPTURED, 0)
                .sysUptime(60_000)
                .add(new V5Record()
                        .addresses("192.168.1.10", "203.0.113.9")
                        .ports(53_012, 443)
                        .protocol(6)
                        .counters(3, 4_000)
                        .times(50_000, 55_000))
                .toBytes());
        Path feodo = Files.writeString(folder.resolve("feodo.csv"), "dst_ip,dst_port\n203.0.113.9,443\n");
        Path drop = Files.writeString(folder.resolve("drop.txt"), "; Spamhaus DROP\n203.0.113.0/24 ; SBL1\n");
        FileTime date = FileTime.from(Instant.parse("2026-11-22T04:00:00Z"));
        Files.setLastModifiedTime(feodo, date);
        Files.setLastModifiedTime(drop, date);
        CommandRun run = CommandRun.of(
                "decode",
                "--set=threats.lists.1.name=feodo",
                "--set=threats.lists.1.path=" + feodo,
                "--set=threats.lists.1.confidence=high",
                "--set=threats.lists.2.name=spamhaus-drop",
                "--set=threats.lists.2.path=" + drop,
                capture);
        JsonNode document = run.documents().get(0);
        assertThat(document.at("/flow/threat/feed")).hasToString("[\"feodo\",\"spamhaus-drop\"]");
        assertThat(document.at("/threat/enrichments"))
                .hasToString(
                        "[{\"feed\":{\"name\":\"feodo\"},\"indicator\":{\"provider\":\"feodo\",\"confidence\":\"High\","
                                + "\"modified_at\":\"2026-11-22T04:00:00.000Z\",\"type\":\"ipv4-addr\",\"ip\":\"203.0.113.9\","
                                + "\"name\":\"203.0.113.9\"},\"matched\":{\"atomic\":\"203.0.113.9\",\"field\":\"destination.ip\","
                                + "\"type\":\"indicator_match_rule\"}},"
                                + "{\"feed\":{\"name\":\"spamhaus-drop\"},\"indicator\":{\"provider\":\"spamhaus-drop\","
                                + "\"modified_at\":\"2026-11-22T04:00:00.000Z\",\"type\":\"ipv4-addr\",\"name\":\"203.0.113.0/24\"},"
                                + "\"matched\":{\"atomic\":\"203.0.113.9\",\"field\":\"destination.ip\","
                                + "\"type\":\"indicator_match_rule\"}}]");
        assertThat(MappedTypes.misfits(document)).isEmpty();
        assertThat(CommandRun.of("decode", "--raw", capture).documents().get(0).has("threat"))
                .isFalse();
    }

    /** The document is that of docs/enrichment.md, and the inventory the example beside it. */
    @Test
    void inventory_namesHostsAndSubnets() throws IOException {
        String capture = capture(new V5Message()
                .exportTime(CAPTURED, 0)
                .sysUptime(60_000)
                .add(new V5Record()
                        .addresses("10.1.20.8", "10.1.30.5")
                        .ports(53_012, 445)
                        .protocol(6)
                        .counters(3, 4_000)
                        .times(50_000, 55_000))
                .toBytes());
        CommandRun run = CommandRun.of("decode", "--set=inventory.files=../docs/inventory-example.yml", capture);
        JsonNode document = run.documents().get(0);
        assertThat(document.at("/destination/domain").asText()).isEqualTo("nas");
        assertThat(document.at("/network/direction").asText()).isEqualTo("internal");
        JsonNode source = document.at("/flow/source");
        JsonNode destination = document.at("/flow/destination");
        assertThat(source.at("/id").asText()).isEqualTo("10.1.20.8");
        assertThat(source.at("/role").asText()).isEqualTo("workstation");
        assertThat(source.at("/site").asText()).isEqualTo("Berlin");
        assertThat(source.at("/zone").asText()).isEqualTo("office");
        assertThat(source.at("/subnet").asText()).isEqualTo("Office");
        assertThat(destination.at("/id").asText()).isEqualTo("nas");
        assertThat(destination.at("/role").asText()).isEqualTo("storage");
        assertThat(destination.at("/zone").asText()).isEqualTo("servers");
        assertThat(MappedTypes.misfits(document)).isEmpty();
    }

    /** A user names two elements of an enterprise; one of them means what an IANA element means. */
    @Test
    void elementsOfTheUser_areNamedAndFeedFields() throws IOException {
        TemplateSpec template =
                TemplateSpec.of(256, FieldSpec.of(8, 4), FieldSpec.of(32473, 1, 4), FieldSpec.of(32473, 2, 2));
        String capture = capture(ExportMessage.ipfix()
                .exportTime(CAPTURED)
                .templates(template)
                .data(
                        template,
                        new DataRecord(template)
                                .address(8, "192.0.2.7")
                                .octets(32473, 1, new byte[] {(byte) 203, 0, 113, 9})
                                .number(32473, 2, 7))
                .toBytes());
        Path own = Files.writeString(
                folder.resolve("own.csv"),
                "ElementID,Name,Abstract Data Type,Enterprise\n1,destinationIPv4Address,ipv4Address,32473\n"
                        + "2,queueDepth,unsigned16,32473\n");

        JsonNode without = only(CommandRun.of("decode", "--raw", capture));
        assertThat(without.at("/flow/ie").path("32473/1").asLong()).isEqualTo(3_405_803_785L);
        assertThat(without.at("/destination/ip").isMissingNode()).isTrue();

        JsonNode with = only(CommandRun.of("decode", "--raw", capture, "--set", "decoder.elements=" + own));
        assertThat(with.at("/destination/ip").asText()).isEqualTo("203.0.113.9");
        assertThat(with.at("/flow/ie/queueDepth").asInt()).isEqualTo(7);
    }

    @Test
    void exporterOfIpv6_andTheTimeOfCapture() throws IOException {
        JsonNode document = only(CommandRun.of("decode", "--raw", answer()));
        assertThat(document.at("/observer/ip").asText()).isEqualTo("2001:db8::b");
        assertThat(document.at("/event/created").asText()).isEqualTo("2026-11-22T04:00:00.000Z");
        assertThat(document.at("/event/end").asText()).isEqualTo("2026-11-22T03:59:55.000Z");
    }

    @Test
    void set_beforeAndAfterTheName() throws IOException {
        String file = answer();
        CommandRun after = CommandRun.of("decode", file, "--set", "documents.profile=lean");
        assertThat(only(after).has("ecs")).isFalse();
        assertThat(CommandRun.of("--set", "documents.profile=lean", "decode", file))
                .isEqualTo(after);
        assertThat(only(CommandRun.of("decode", file)).has("ecs")).isTrue();
        CommandRun outside = CommandRun.of("--set", "networks.internal=203.0.113.0/24", "decode", file);
        assertThat(only(outside).at("/network/direction").asText()).isEqualTo("inbound");
    }

    @Test
    void drops_areNamedOnStderr() throws IOException {
        TemplateSpec template = TemplateSpec.of(256, FieldSpec.of(1, 4));
        CommandRun run = CommandRun.of(
                "decode",
                capture(ExportMessage.ipfix()
                        .data(template, new DataRecord(template).number(1, 5))
                        .toBytes()));
        assertThat(run.documents()).isEmpty();
        assertThat(run.err()).contains("0 documents of 1 datagrams\n").contains("dropped, no_template: 1\n");
    }

    @Test
    void ipfixFile_isOfNobody_orOfTheGivenExporter() throws IOException {
        TemplateSpec template = TemplateSpec.of(256, FieldSpec.of(1, 4), FieldSpec.of(2, 4));
        String file = Files.write(
                        folder.resolve("one.ipfix"),
                        ExportMessage.ipfix()
                                .exportTime(CAPTURED)
                                .templates(template)
                                .data(
                                        template,
                                        new DataRecord(template).number(1, 1000).number(2, 10))
                                .toBytes())
                .toString();

        JsonNode document = only(CommandRun.of("decode", "--raw", file));
        assertThat(document.at("/observer/ip").isMissingNode()).isTrue();
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(1000);
        assertThat(document.at("/event/created").asText()).isEqualTo("2026-11-22T04:00:00.000Z");
        assertThat(document.has("tags")).isFalse();
        assertThat(only(CommandRun.of("decode", "--exporter", "2001:db8::7", file))
                        .at("/observer/ip")
                        .asText())
                .isEqualTo("2001:db8::7");
    }

    @Test
    void fileThatIsNoCapture_exit1_saysWhatIsRead() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a capture");
        CommandRun run = CommandRun.of("decode", text.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("flowhound: " + text + " is not a capture. Read are ")
                .contains("editcap")
                .hasLineCount(1);
    }

    @Test
    void fileThatIsNotThere_exit1() {
        CommandRun run = CommandRun.of("decode", folder.resolve("none").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("flowhound: " + folder.resolve("none") + ": there is no such file\n");
    }

    @Test
    void captureThatIsCutOff_isReadUpToThere_withAWarning() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(answer()));
        ByteBuffer file = ByteBuffer.allocate(2 * whole.length - 24 - 10);
        file.put(whole).put(whole, 24, whole.length - 24 - 10);
        Path cut = Files.write(folder.resolve("cut.pcap"), file.array());
        CommandRun run = CommandRun.of("decode", cut.toString());
        assertThat(run.documents()).hasSize(1);
        assertThat(run.err()).startsWith("1 documents of 1 datagrams\n").hasLineCount(2);
    }

    @Test
    void geoDatabaseThatIsNotThere_exit2_namesTheSetting() throws IOException {
        CommandRun run = CommandRun.of("decode", answer(), "--set", "geoip.city=" + folder.resolve("none.mmdb"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("flowhound: geoip.city '" + folder.resolve("none.mmdb") + "' is no file that can be read");
    }

    @Test
    void geoDatabaseThatIsNone_exit1_saysSo() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mmdb"), "text");
        CommandRun run = CommandRun.of("decode", answer(), "--set", "geoip.asn=" + text);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("flowhound: GeoIP database " + text + " is not a MaxMind DB file: ");
    }

    @Test
    void geoDatabases_placeBothSides() throws IOException {
        Map<String, JsonNode> places = new TreeMap<>();
        for (String line : Files.readAllLines(SharedCaptures.require("expected/gen-softflowd-v9-geo.geo.jsonl"))) {
            JsonNode place = new ObjectMapper().readTree(line);
            places.put(place.path("ip").asText(), place);
        }
        CommandRun run = CommandRun.of(
                "decode",
                SharedCaptures.require("gen-softflowd-v9-geo.pcap").toString(),
                "--set",
                "geoip.city=" + SharedCaptures.require("geoip/GeoLite2-City-Test.mmdb"),
                "--set",
                "geoip.asn=" + SharedCaptures.require("geoip/GeoLite2-ASN-Test.mmdb"));
        int located = 0;
        for (JsonNode document : run.documents()) {
            for (String name : List.of("source", "destination")) {
                JsonNode side = document.path(name);
                JsonNode place = places.get(side.path("ip").asText());
                assertThat(place).as(side.toString()).isNotNull();
                assertThat(side.at("/geo/country_iso_code").asText(null))
                        .isEqualTo(place.path("country").asText(null));
                assertThat(side.at("/geo/city_name").asText(null))
                        .isEqualTo(place.path("city").asText(null));
                assertThat(side.at("/as/number").asLong())
                        .isEqualTo(place.path("asn").asLong());
                located += side.has("geo") ? 1 : 0;
            }
            assertThat(MappedTypes.misfits(document)).isEmpty();
        }
        assertThat(located).isPositive();
    }

    @Test
    void syslog_givesADocumentForEachLine() throws IOException {
        Path log = Files.writeString(
                folder.resolve("some.log"),
                "Nov 22 04:11:00 web1 cron[7]: one\n\n<192>two\n<13>1 2026-11-22T04:11:00Z web1 app - - - three");
        CommandRun run = CommandRun.of("decode", "--syslog", "--set", "syslog.zone=Asia/Tokyo", log.toString());
        List<JsonNode> documents = run.documents();
        assertThat(documents)
                .extracting(document -> document.at("/message").asText())
                .containsExactly("one", "<192>two", "three");
        assertThat(documents.get(0).at("/@timestamp").asText()).endsWith("-21T19:11:00.000Z");
        assertThat(documents.get(2).at("/@timestamp").asText()).isEqualTo("2026-11-22T04:11:00.000Z");
        assertThat(documents.get(0).at("/syslog/sender").isMissingNode()).isTrue();
        assertThat(run.err()).isEqualTo("3 documents of 4 lines\nempty: 1\nunparsed, bad_priority: 1\n");
    }
}
