/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.flowhound.enrich.threat.ThreatList.ListFormat;
import io.flowhound.schema.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    private Entries read(ListFormat format, @Nullable String column, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("list"), String.join("\n", lines));
        return ListFile.read(new ThreatList("list", file, format, column, null, null, Duration.ofDays(7)), NOW);
    }

    private Entries read(String... lines) throws IOException {
        return read(ListFormat.AUTO, null, lines);
    }

    /** Fails unless exactly these are found, each alone. */
    private static void assertHas(Entries entries, String... networks) {
        ThreatIndex.Builder builder = new ThreatIndex.Builder(0, 0);
        entries.copy(0, builder);
        ThreatIndex index = builder.build(List.of());
        assertThat(index.size()).isEqualTo(networks.length);
        IndicatorText text = new IndicatorText();
        for (String network : networks) {
            assertThat(text.read(network)).isEqualTo(IndicatorText.Kind.NETWORK);
            assertThat(index.find(text.high(), text.low())).as(network).isNotNull();
        }
    }

    @Test
    void plainList_hasRemarksOfAllKinds() throws IOException {
        Entries entries = read(
                "\uFEFF# a list",
                "; of Spamhaus' kind",
                "// and others",
                "",
                "198.51.100.0/24 ; SBL1",
                "203.0.113.7\t# C2",
                "  203.0.113.8",
                "203.0.113.9,443,Dridex\r",
                "2001:db8::/48 trailing text");
        assertHas(entries, "198.51.100.0/24", "203.0.113.7", "203.0.113.8", "203.0.113.9", "2001:db8::/48");
        assertThat(entries.badLines()).isZero();
    }

    @Test
    void badLines_areCounted_andTheFirstAreTold() throws IOException {
        Entries entries = read("203.0.113.7", "203.0.113", "203.0.113.8", "\u001B[31mred", "x y", "300.1.1.1 z");
        assertHas(entries, "203.0.113.7", "203.0.113.8");
        assertThat(entries.badLines()).isEqualTo(4);
        assertThat(entries.problems())
                .containsExactly(
                        "line 2: '203.0.113' is no address or network",
                        "line 4: '?[31mred' is no address or network",
                        "line 5: 'x' is no address or network");
    }

    @Test
    void privateAndHugeNetworks_areRefused_andTold() throws IOException {
        Entries entries = read("203.0.113.7", "10.0.0.0/8", "0.0.0.0/0");
        assertHas(entries, "203.0.113.7");
        assertThat(entries.refused()).isEqualTo(2);
        assertThat(entries.problems())
                .containsExactly(
                        "line 2: '10.0.0.0/8' is private: not used",
                        "line 3: '0.0.0.0/0' has more addresses than a list can mean: not used");
    }

    @Test
    void csv_ofAbuseCh_isUnderstood() throws IOException {
        Entries feodo = read(
                "################",
                "# abuse.ch Feodo Tracker Botnet C2 IP Blocklist (CSV) #",
                "#",
                "\"first_seen_utc\",\"dst_ip\",\"dst_port\",\"c2_status\",\"malware\"",
                "\"2026-01-17 07:44:46\",\"203.0.113.7\",\"4643\",\"offline\",\"Dridex\"",
                "\"2026-01-18 07:44:46\",\"203.0.113.8\",\"443\",\"online\",\"Drid\"\"ex, 2\"",
                "# END (2) entries");
        assertHas(feodo, "203.0.113.7", "203.0.113.8");

        Entries urlhaus = read(
                "# URLhaus Database Dump (CSV), recent",
                "# id,dateadded,url,url_status",
                "\"1\",\"2026-11-21\",\"http://203.0.113.7/bins.sh\",\"online\"",
                "\"2\",\"2026-11-21\",\"http://evil.example.org/a,b\",\"online\"");
        assertHas(urlhaus, "203.0.113.7");
        assertThat(urlhaus.unusedCount()).isEqualTo(1);
    }

    @Test
    void csvColumn_isThatOfTheSetting() throws IOException {
        String[] lines = {"seen;sensor;ip", "2026;203.0.113.1;203.0.113.7", "2026;203.0.113.1;203.0.113.8"};
        assertHas(read(ListFormat.AUTO, "IP", lines), "203.0.113.7", "203.0.113.8");
        assertHas(read(ListFormat.CSV, "2", lines), "203.0.113.1");
        assertThatIOException()
                .isThrownBy(() -> read(ListFormat.CSV, "addr", lines))
                .withMessage("has no column 'addr'");
    }

    @Test
    void csvWithoutHead_findsTheFirstColumnWithAddresses() throws IOException {
        assertHas(read("a\t203.0.113.7\t443", "b\t203.0.113.8\t443"), "203.0.113.7", "203.0.113.8");
        Entries two = read(ListFormat.CSV, "2", "a,203.0.113.7", "b", "c,203.0.113.8");
        assertHas(two, "203.0.113.7", "203.0.113.8");
        assertThat(two.problems()).containsExactly("line 2: 'b' has no column 2");
    }

    @Test
    void csvOfMisp_usesAddressesThatAreMeantForDetection() throws IOException {
        Entries entries = read(
                "uuid,event_id,category,type,value,comment,to_ids,date",
                "\"u1\",1,\"Network activity\",\"ip-dst\",\"203.0.113.7\",\"\",1,1790000000",
                "\"u2\",1,\"Network activity\",\"ip-src\",\"203.0.113.8\",\"\",0,1790000000",
                "\"u3\",1,\"Network activity\",\"ip-dst|port\",\"203.0.113.9|443\",\"\",1,1790000000",
                "\"u4\",1,\"Payload\",\"md5\",\"d41d8cd98f00b204e9800998ecf8427e\",\"\",1,1790000000");
        assertHas(entries, "203.0.113.7", "203.0.113.9");
        assertThat(entries.unusedCount()).isEqualTo(2);
        assertThat(entries.badLines()).isZero();
    }

    @Test
    void stixBundle_respectsRevocationAndTimes() throws IOException {
        Entries entries = read(
                "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[",
                "{\"type\":\"identity\",\"name\":\"us\"},",
                "{\"type\":\"ipv4-addr\",\"value\":\"203.0.113.1\"},",
                indicator("[ipv4-addr:value = '203.0.113.7']", ""),
                "," + indicator("[ipv4-addr:value ISSUBSET '198.51.100.0/24']", ""),
                "," + indicator("[ipv4-addr:value = '203.0.113.8']", ",\"revoked\":true"),
                "," + indicator("[ipv4-addr:value = '203.0.113.9']", ",\"valid_until\":\"2026-11-22T04:00:00Z\""),
                "," + indicator("[ipv4-addr:value = '203.0.113.10']", ",\"valid_until\":\"2026-11-22T05:00:00.000Z\""),
                "," + indicator("[ipv4-addr:value = '203.0.113.11']", ",\"valid_from\":\"2026-11-22T04:30:00Z\""),
                "," + indicator("[ipv4-addr:value = '203.0.113.12']", ",\"pattern_type\":\"snort\""),
                "," + indicator("[ipv6-addr:value = '2001:db8::1' OR ipv4-addr:value = '203.0.113.13']", ""),
                "]}");
        assertHas(entries, "203.0.113.7", "198.51.100.0/24", "203.0.113.10", "2001:db8::1", "203.0.113.13");
        assertThat(entries.unusedCount()).isEqualTo(4);
        assertThat(entries.changesAt()).isEqualTo(Instant.parse("2026-11-22T04:30:00Z"));
    }

    private static String indicator(String pattern, String more) {
        return "{\"type\":\"indicator\",\"pattern\":\"" + pattern + "\"" + more + "}";
    }

    @Test
    void jsonOfMisp_isUnderstood_whereverAttributesStand() throws IOException {
        Entries entries = read(
                "{\"response\":[{\"Event\":{\"info\":\"x\",\"Attribute\":[",
                "{\"type\":\"ip-dst\",\"value\":\"203.0.113.7\",\"to_ids\":true,\"deleted\":false},",
                "{\"type\":\"ip-dst\",\"value\":\"203.0.113.8\",\"to_ids\":false},",
                "{\"type\":\"domain|ip\",\"value\":\"evil.example|203.0.113.9\",\"to_ids\":true},",
                "{\"type\":\"ip-src\",\"value\":\"203.0.113.10\",\"to_ids\":true,\"deleted\":true}],",
                "\"Object\":[{\"Attribute\":[{\"type\":\"ip-src|port\",\"value\":\"203.0.113.11|80\",\"to_ids\":true}]}]",
                "}}]}");
        assertHas(entries, "203.0.113.7", "203.0.113.9", "203.0.113.11");
        assertThat(entries.unusedCount()).isEqualTo(2);
    }

    @Test
    void otherJson_isUnderstood() throws IOException {
        assertHas(
                read(
                        "{\"cidr\":\"198.51.100.0/24\",\"sblid\":\"SBL1\",\"rir\":\"apnic\"}",
                        "{\"cidr\":\"203.0.113.0/24\",\"sblid\":\"SBL2\",\"rir\":\"ripencc\"}",
                        "{\"type\":\"metadata\",\"timestamp\":1790000000,\"records\":2}"),
                "198.51.100.0/24",
                "203.0.113.0/24");
        assertHas(read("[{\"ip_address\":\"203.0.113.7\",\"port\":443}]"), "203.0.113.7");
        assertHas(read("[\"203.0.113.7\",", "\"203.0.113.8\"]"), "203.0.113.7", "203.0.113.8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"# nothing at present\n", "[]", "{\"type\":\"bundle\",\"id\":\"bundle--1\"}", "{\"response\":[]}"
            })
    void listWithoutEntries_isAList(String text) throws IOException {
        assertThat(read(text).size()).isZero();
    }

    @Test
    void whatIsNoList_isNotTaken() {
        assertThatIOException().isThrownBy(() -> read("")).withMessageStartingWith("is empty");
        assertThatIOException().isThrownBy(() -> read(" \n\n ")).withMessageStartingWith("is empty");
        assertThatIOException()
                .isThrownBy(() -> read("<html>", "<h1>404</h1>", "</html>"))
                .withMessageContaining("3 of its lines are none, 0 are; line 1: '<html>' is no address");
        String[] page = new String[30];
        Arrays.fill(page, "<p>");
        page[7] = "203.0.113.7 your address";
        assertThatIOException().isThrownBy(() -> read(page)).withMessageContaining("29 of its lines are none, 1 are");
        assertThatIOException()
                .isThrownBy(() -> read("{\"error\":\"quota\"}"))
                .withMessage("is JSON without anything that is known as an address");
        assertThatIOException()
                .isThrownBy(() -> read("[{\"ip\":\"203.0.113.7\"},", "{\"ip\":"))
                .withMessageStartingWith("is damaged or half-written JSON");
        assertThatIOException()
                .isThrownBy(() -> ListFile.read(
                        new ThreatList(
                                "x", folder.resolve("none"), ListFormat.AUTO, null, null, null, Duration.ofDays(7)),
                        NOW))
                .withMessageStartingWith("there is no such file");
    }

    @Test
    void gzip_isReadAsWhatItHolds() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write("203.0.113.7\n203.0.113.8\n".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] whole = octets.toByteArray();
        Path file = Files.write(folder.resolve("list.gz"), whole);
        ThreatList list = new ThreatList("x", file, ListFormat.AUTO, null, null, null, Duration.ofDays(7));
        assertHas(ListFile.read(list, NOW), "203.0.113.7", "203.0.113.8");

        Files.write(file, Arrays.copyOf(whole, whole.length - 6));
        assertThatIOException()
                .isThrownBy(() -> ListFile.read(list, NOW))
                .withMessageStartingWith("is damaged or half-written");
    }

    @Test
    void endlessLine_takesNoMemory() throws IOException {
        Path file = folder.resolve("list");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("203.0.113.7\n".getBytes(StandardCharsets.US_ASCII));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        Entries entries =
                ListFile.read(new ThreatList("x", file, ListFormat.PLAIN, null, null, null, Duration.ofDays(7)), NOW);
        assertHas(entries, "203.0.113.7");
        assertThat(entries.badLines()).isEqualTo(1);
    }

    @Test
    void mappedAddress_isIpv4() throws IOException {
        Entries entries = read("::ffff:203.0.113.7");
        ThreatIndex.Builder builder = new ThreatIndex.Builder(0, 0);
        entries.copy(0, builder);
        IpAddress address = IpAddress.parse("203.0.113.7");
        assertThat(builder.build(List.of()).find(address.high(), address.low())).isNotNull();
    }
}
