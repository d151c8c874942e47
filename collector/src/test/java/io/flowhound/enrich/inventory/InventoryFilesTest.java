/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryFilesTest {
    private static final String YAML = """
            # what we have
            hosts:
              - address: [10.0.1.7, "2001:db8::7"]
                mac: 00:00:5e:00:53:23
                name: nas
                role: storage
              - mac: 0000.5e00.5324
                name: laptop
            subnets:
              - network: 10.0.0.0/8
                site: Berlin
                zone: office
              - network: 10.0.1.0/24
                name: Servers
                zone: servers
              - network: 10.9.0.0/16
                internal: no
            exporters:
              - address: 192.0.2.1
                name: core
                site: Berlin
                interfaces:
                  - index: 1
                    name: Te0/1
                    alias: uplink
                    speed: 10G
                  - index: 2
                    speed: 100 Mbit
            """;

    @TempDir
    Path folder;

    private Instant modified = Instant.parse("2026-11-22T04:00:00Z");

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        modified = modified.plusSeconds(1); // however fast the test runs, another time of change
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private static InventoryFiles read(Path... files) {
        InventoryFiles read = new InventoryFiles(List.of(files));
        assertThat(read.read(true)).isTrue();
        return read;
    }

    /** What cannot be read at all leaves nothing that is new. */
    private static String failure(Path file) {
        InventoryFiles files = new InventoryFiles(List.of(file));
        files.read(true);
        assertThat(files.inventory().hosts()).isZero();
        return Objects.requireNonNull(files.states().get(0).failure());
    }

    private static @Nullable Host host(Inventory inventory, String address) {
        IpAddress parsed = IpAddress.parse(address);
        return inventory.host(parsed.high(), parsed.low());
    }

    private static @Nullable String name(Inventory inventory, String address) {
        Host host = host(inventory, address);
        return host == null ? null : text(host.name());
    }

    private static @Nullable Subnet subnet(Inventory inventory, String address) {
        IpAddress parsed = IpAddress.parse(address);
        return inventory.subnet(parsed.high(), parsed.low());
    }

    private static @Nullable String text(byte @Nullable [] json) {
        return json == null ? null : new String(json, StandardCharsets.UTF_8);
    }

    private static @Nullable String zone(Inventory inventory, String address) {
        Subnet subnet = subnet(inventory, address);
        return subnet == null ? null : text(subnet.zone());
    }

    private static void holdsAll(Inventory inventory) {
        assertThat(inventory.hosts()).isEqualTo(2);
        assertThat(inventory.subnets()).isEqualTo(3);
        assertThat(inventory.exporters()).isEqualTo(1);
        assertThat(name(inventory, "10.0.1.7")).isEqualTo("\"nas\"");
        Host nas = Objects.requireNonNull(host(inventory, "2001:db8::7"));
        assertThat(text(nas.role())).isEqualTo("\"storage\"");
        assertThat(inventory.host(0x00005E005323L)).isSameAs(nas);
        assertThat(text(Objects.requireNonNull(inventory.host(0x00005E005324L)).name()))
                .isEqualTo("\"laptop\"");
        assertThat(host(inventory, "10.0.1.8")).isNull();
        Subnet servers = Objects.requireNonNull(subnet(inventory, "10.0.1.255"));
        assertThat(text(servers.site())).isEqualTo("\"Berlin\""); // of the network around it
        assertThat(text(servers.zone())).isEqualTo("\"servers\"");
        assertThat(text(servers.name())).isEqualTo("\"Servers\"");
        assertThat(servers.internal()).isEqualTo(Told.UNSAID);
        assertThat(Objects.requireNonNull(subnet(inventory, "10.9.1.1")).internal())
                .isEqualTo(Told.NO);
        IpAddress core = IpAddress.parse("192.0.2.1");
        Exporter exporter = Objects.requireNonNull(inventory.exporter(core.high(), core.low()));
        assertThat(text(exporter.name())).isEqualTo("\"core\"");
        assertThat(text(exporter.site())).isEqualTo("\"Berlin\"");
        Interface first = Objects.requireNonNull(exporter.find(1));
        assertThat(text(first.name())).isEqualTo("\"Te0/1\"");
        assertThat(text(first.alias())).isEqualTo("\"uplink\"");
        assertThat(first.speed()).isEqualTo(10_000_000_000L);
        Interface second = Objects.requireNonNull(exporter.find(2));
        assertThat(second.name()).isNull();
        assertThat(second.speed()).isEqualTo(100_000_000L);
        assertThat(exporter.find(3)).isNull();
    }

    @Test
    void yaml_isRead() throws Exception {
        InventoryFiles files = read(write("a.yml", YAML));
        holdsAll(files.inventory());
        FileState state = files.states().get(0);
        assertThat(state.failure()).isNull();
        assertThat(state.problems()).isEmpty();
        assertThat(state.entries()).isEqualTo(8);
        assertThat(state.date()).isEqualTo(modified);
    }

    @Test
    void csv_isRead_severalTablesInOneFileToo() throws Exception {
        InventoryFiles files = read(write("a.csv", """
                address,mac,name,role
                10.0.1.7 2001:db8::7,00:00:5e:00:53:23,nas,storage
                ,0000.5e00.5324,laptop,

                network,name,site,zone,internal
                10.0.0.0/8,,Berlin,office,
                10.0.1.0/24,Servers,,servers,
                # a partner's
                10.9.0.0/16,,,,false
                exporter,name,site
                192.0.2.1,core,Berlin
                exporter,index,name,alias,speed
                192.0.2.1,1,Te0/1,uplink,10G
                192.0.2.1,2,,,100 Mbit
                """));
        assertThat(files.states().get(0).problems()).isEmpty();
        holdsAll(files.inventory());
    }

    @Test
    void badRowsOfYaml_areNamed_andCostThemselvesOnly() throws Exception {
        Path file = write("a.yml", """
                hosts:
                  - address: 10.0.0.256
                    name: typo
                  - name: nowhere
                  - address: 10.0.0.7
                    colour: blue
                  - address: 10.0.0.8
                    mac: 01:00:5e:00:00:01
                  - just text
                  - address: 10.0.0.9
                    name: good
                  - address: 10.0.0.9
                    name: twice
                subnets:
                  - network: 10.0.0.1/8
                  - network: 10.0.0.0/33
                  - network: 10.1.0.0/16
                    internal: perhaps
                  - zone: nothing
                exporters:
                  - name: core
                    interfaces:
                      - index: 1
                    address: 192.0.2.1
                  - address: 192.0.2.2
                    interfaces:
                      - index: -1
                      - index: 1
                        speed: fast
                      - index: 2
                        name: [a, b]
                      - index: 3
                        name: good
                users:
                  - anna
                """);
        InventoryFiles files = read(file);
        assertThat(name(files.inventory(), "10.0.0.9")).isEqualTo("\"good\"");
        assertThat(files.inventory().hosts()).isEqualTo(2);
        FileState state = files.states().get(0);
        assertThat(state.problemCount()).isEqualTo(state.problems().size());
        assertThat(state.problems())
                .allMatch(problem -> problem.startsWith(file + ":"))
                .extracting(problem -> problem.substring(file.toString().length() + 1))
                .containsExactly(
                        "2: address '10.0.0.256' is no IP address, such as 192.0.2.7 or 2001:db8::7",
                        "4: a host needs an address or a mac: add one, or take the row away",
                        "5: 'colour' is none of address, mac, name, role, site, zone",
                        "7: mac '01:00:5e:00:00:01' is no MAC address of a machine, such as 00-00-5E-00-53-23",
                        "9: each of hosts must be KEY: VALUE lines",
                        "15: network '10.0.0.1/8' has bits set behind the prefix; did you mean '10.0.0.0/8'?",
                        "16: network '10.0.0.0/33' must have a prefix length from 0 to 32",
                        "17: internal 'perhaps' must be true or false",
                        "19: network is missing: add it, or take the row away",
                        "22: the address of the exporter must stand before its interfaces: put it first",
                        "27: '-1' is no index of an interface, 0 to 4294967295",
                        "28: 'fast' is no speed in bits a second, such as 1G, 10 Mbit or 100000000",
                        "30: name must be one value, not a list: keep one of them",
                        "34: 'users' is none of hosts, subnets, exporters: correct it, or take it away",
                        "12: 10.0.0.9 is that of another host before, which counts; take one of them away");
    }

    @Test
    void badRowsOfCsv_areNamed_andCostThemselvesOnly() throws Exception {
        Path file = write(
                "a.csv",
                "address,name\n10.0.0.1,a,b\n10.0.0.2,\"x\n10.0.0.x,c\n10.0.0.4,\"d, e\"\n10.0.0.5," + "n".repeat(254)
                        + "\n");
        InventoryFiles files = read(file);
        assertThat(name(files.inventory(), "10.0.0.4")).isEqualTo("\"d, e\"");
        assertThat(files.inventory().hosts()).isEqualTo(1);
        assertThat(files.states().get(0).problems())
                .hasSize(4)
                .anyMatch(problem -> problem.equals(
                        file + ":2: 3 cells, but 2 columns; put a cell that holds a comma in double quotes"))
                .anyMatch(problem -> problem.startsWith(file + ":3: "))
                .anyMatch(problem -> problem.startsWith(file + ":4: address '10.0.0.x' is no IP address"))
                .anyMatch(problem -> problem.startsWith(file + ":6: name 'nnn"));
    }

    @Test
    void longestPrefix_wins_ofBothVersions() throws Exception {
        StringBuilder rows = new StringBuilder("network,zone\n");
        for (String network : List.of(
                "0.0.0.0/0",
                "10.0.0.0/8",
                "10.1.0.0/16",
                "10.1.2.0/24",
                "10.1.2.128/25",
                "10.1.2.129/32",
                "10.3.0.0/16",
                "::/0",
                "2001:db8::/32",
                "2001:db8:1::/48",
                "2001:db8:1:2::/64",
                "2001:db8:1:2::7/128")) {
            rows.append(network).append(',').append(network).append('\n');
        }
        Inventory inventory = read(write("a.csv", rows.toString())).inventory();
        List<String> found = new ArrayList<>();
        for (String address : List.of(
                "9.9.9.9",
                "10.200.0.1",
                "10.1.200.1",
                "10.1.2.3",
                "10.1.2.200",
                "10.1.2.129",
                "10.2.0.1",
                "10.3.0.1",
                "255.255.255.255",
                "::1",
                "2001:db8:9::1",
                "2001:db8:1:9::1",
                "2001:db8:1:2::9",
                "2001:db8:1:2::7",
                "2001:db9::1")) {
            found.add(String.valueOf(zone(inventory, address)).replace("\"", ""));
        }
        assertThat(found)
                .containsExactly(
                        "0.0.0.0/0",
                        "10.0.0.0/8",
                        "10.1.0.0/16",
                        "10.1.2.0/24",
                        "10.1.2.128/25",
                        "10.1.2.129/32",
                        "10.0.0.0/8",
                        "10.3.0.0/16",
                        "0.0.0.0/0",
                        "::/0",
                        "2001:db8::/32",
                        "2001:db8:1::/48",
                        "2001:db8:1:2::/64",
                        "2001:db8:1:2::7/128",
                        "::/0");
        Inventory less = read(write("b.csv", "network,zone\n::/0,six\n")).inventory();
        assertThat(zone(less, "10.0.0.1")).isNull();
        assertThat(zone(less, "2001:db8::1")).isEqualTo("\"six\"");
    }

    @Test
    void changedFile_isReadWhenItStaysTheSame() throws Exception {
        Path file = write("a.csv", "address,name\n10.0.0.1,one\n");
        InventoryFiles files = read(file);
        assertThat(files.read(false)).isFalse();
        write("a.csv", "address,name\n10.0.0.1,two\n");
        assertThat(files.read(false)).isFalse();
        assertThat(name(files.inventory(), "10.0.0.1")).isEqualTo("\"one\"");
        assertThat(files.read(false)).isTrue();
        assertThat(name(files.inventory(), "10.0.0.1")).isEqualTo("\"two\"");
    }

    @Test
    void badFile_leavesWhatWasReadBefore_andTheOthers() throws Exception {
        Path bad = write("a.yml", "hosts: [{address: 10.0.0.1, name: one}]\n");
        Path good = write("b.csv", "address,name\n10.0.0.1,other\n10.0.0.2,two\n");
        InventoryFiles files = read(bad, good);
        assertThat(name(files.inventory(), "10.0.0.1")).isEqualTo("\"one\"");
        assertThat(files.states().get(1).problems())
                .containsExactly(
                        good + ":2: 10.0.0.1 is that of another host before, which counts; take one of them away");
        write("a.yml", "hosts:\n  - address: 10.0.0.1\n   name: bad\n");
        assertThat(files.read(true)).isFalse();
        assertThat(name(files.inventory(), "10.0.0.1")).isEqualTo("\"one\"");
        assertThat(files.states().get(0).failure()).startsWith("is no valid YAML at line 3: ");
        Files.delete(bad);
        assertThat(files.read(true)).isFalse();
        assertThat(files.states().get(0).failure())
                .isEqualTo("there is no such file; correct inventory.files, or put it there");
        assertThat(name(files.inventory(), "10.0.0.1")).isEqualTo("\"one\"");
        files.use(List.of(good));
        assertThat(files.read(true)).isTrue();
        assertThat(name(files.inventory(), "10.0.0.1")).isEqualTo("\"other\"");
        assertThat(files.states()).hasSize(1);
        assertThat(files.states().get(0).problems()).isEmpty();
        write("a.yml", "hosts: [{address: 10.0.0.1, name: back}]\n");
        files.use(List.of(bad, good));
        files.read(true);
        assertThat(name(files.inventory(), "10.0.0.1")).isEqualTo("\"back\"");
    }

    @Test
    void whatIsNoInventory_saysWhatToDo() throws Exception {
        assertThat(failure(folder.resolve("none.yml"))).startsWith("there is no such file");
        assertThat(failure(write("a.yml", ""))).isEqualTo("is empty, as after a copy that failed");
        assertThat(failure(write("a.csv", "\n"))).isEqualTo("is empty, as after a copy that failed");
        assertThat(failure(write("b.yml", "- a\n"))).isEqualTo("must hold the lists hosts, subnets or exporters");
        assertThat(failure(write("b.csv", "10.0.0.1,nas\n"))).startsWith("line 1 names no columns: begin with");
        assertThat(failure(write("c.csv", "address,colour\n10.0.0.1,red\n")))
                .isEqualTo("line 1: the column 'colour' is none of address, mac, name, role, site, zone");
        Path bad = write("d.csv", "address,name\nx,y\n");
        assertThat(failure(bad)).startsWith("has nothing that can be used: " + bad + ":2: address 'x'");
        Path latin = folder.resolve("e.csv");
        Files.write(latin, "address,name\n10.0.0.1,\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(latin)).isEqualTo("is not UTF-8 text");
        assertThat(failure(write("f.yml", "hosts: []\n---\nhosts: []\n"))).startsWith("holds more than one YAML");
    }

    @Test
    void listWithoutThings_isFine() throws Exception {
        InventoryFiles files = read(write("a.yml", "hosts:\nsubnets:\n  - network: 2001:db8::/32\n"));
        assertThat(files.states().get(0).problems()).isEmpty();
        assertThat(files.inventory().subnets()).isEqualTo(1);
    }

    @Test
    void speeds_areBitsASecond() {
        assertThat(Speed.parse("1000000000")).isEqualTo(1_000_000_000L);
        assertThat(Speed.parse("2.5 Gbit/s")).isEqualTo(2_500_000_000L);
        assertThat(Speed.parse("64k")).isEqualTo(64_000);
        assertThat(Speed.parse("100Mbps")).isEqualTo(100_000_000L);
        assertThat(Speed.parse("1T")).isEqualTo(1_000_000_000_000L);
        assertThat(List.of("", "0", "-1", "1 GB", "1e9", "9999999T", "G")).allMatch(text -> Speed.parse(text) == 0);
    }
}
