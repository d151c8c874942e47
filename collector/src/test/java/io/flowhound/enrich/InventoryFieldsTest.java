/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.enrich.inventory.InventoryFiles;
import io.flowhound.flow.Relays;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What documents have of an inventory, from datagrams on. The internal networks are 192.168.0.0/16 and what the inventory says. */
class InventoryFieldsTest {
    private static final String INVENTORY = """
            hosts:
              - address: 192.168.1.7
                name: nas
                role: storage
              - mac: 00:00:5e:00:53:24
                name: laptop
                zone: guests
              - address: 203.0.113.80
                name: hosted
                site: Cloud
            subnets:
              - network: 192.168.0.0/16
                name: Lab
                role: test
                site: Berlin
                zone: lab
              - network: 198.51.100.0/24
                zone: dmz
              - network: 192.168.9.0/24
                internal: false
            exporters:
              - address: 192.0.2.1
                name: core
                site: Berlin
                interfaces:
                  - index: 1
                    name: uplink
                    speed: 10G
                  - index: 3
                    alias: to the lab
            """;
    private static final long NAS = 0x00005E005323L;
    private static final long LAPTOP = 0x00005E005324L;
    private static final long OTHER = 0x00005E005325L;
    private static final long ROUTER = 0x00005E0053FFL;

    private static final TemplateSpec NAMES = TemplateSpec.options(300, 1, of(10, 4), of(82, 16), of(83, 32));
    private static final TemplateSpec FLOWS = TemplateSpec.of(
            256, of(8, 4), of(12, 4), of(7, 2), of(11, 2), of(4, 1), of(1, 4), of(10, 4), of(14, 4), of(56, 6),
            of(80, 6));

    @TempDir
    Path folder;

    private Inventory inventory() throws IOException {
        Path file = Files.writeString(folder.resolve("inventory.yml"), INVENTORY);
        InventoryFiles files = new InventoryFiles(List.of(file));
        files.read(true);
        assertThat(files.states().get(0).problems()).isEmpty();
        return files.inventory();
    }

    private static byte[] flow(String source, long sourceMac, String destination, long destinationMac) {
        DataRecord record = new DataRecord(FLOWS)
                .address(8, source)
                .address(12, destination)
                .number(7, 50_000)
                .number(11, 22)
                .number(4, 6)
                .number(1, 100)
                .number(10, 1)
                .number(14, 3)
                .number(56, sourceMac)
                .number(80, destinationMac);
        return ExportMessage.ipfix()
                .exportTime(DecodingKit.ARRIVAL / 1000)
                .templates(FLOWS)
                .data(FLOWS, record)
                .toBytes();
    }

    private static byte[] interfaceNames() {
        return ExportMessage.ipfix()
                .optionsTemplates(NAMES)
                .data(
                        NAMES,
                        new DataRecord(NAMES).number(10, 1).text(82, "Te0/1").text(83, "told alias"),
                        new DataRecord(NAMES).number(10, 3).text(82, "Te0/3").text(83, "told as well"))
                .toBytes();
    }

    private static String text(JsonNode flow, String path) {
        return flow.at(path).asText();
    }

    private static JsonNode only(List<JsonNode> flows) {
        assertThat(flows).hasSize(1);
        return flows.get(0);
    }

    @Test
    void hostsAndSubnets_giveNamesSitesZonesAndRoles() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD).with(inventory());
        JsonNode flow = only(kit.decode(flow("192.168.1.8", 0, "192.168.1.7", 0)));
        assertThat(text(flow, "/destination/domain")).isEqualTo("nas");
        assertThat(text(flow, "/flow/destination/id")).isEqualTo("nas");
        assertThat(text(flow, "/flow/destination/role")).isEqualTo("storage");
        assertThat(text(flow, "/flow/destination/site")).isEqualTo("Berlin");
        assertThat(text(flow, "/flow/destination/zone")).isEqualTo("lab");
        assertThat(text(flow, "/flow/destination/subnet")).isEqualTo("Lab");
        assertThat(text(flow, "/flow/source/role")).isEqualTo("test");
        assertThat(text(flow, "/flow/source/zone")).isEqualTo("lab");
        assertThat(text(flow, "/flow/source/id")).isEqualTo("192.168.1.8");
        assertThat(flow.at("/source/domain").isMissingNode()).isTrue();
        assertThat(text(flow, "/related/hosts/0")).isEqualTo("nas");
    }

    @Test
    void subnets_areOnesOwn_unlessTheySayOtherwise() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD);
        assertThat(text(only(kit.decode(flow("192.168.9.1", 0, "198.51.100.7", 0))), "/network/direction"))
                .isEqualTo("outbound");
        JsonNode flow = only(kit.with(inventory()).decode(flow("192.168.9.1", 0, "198.51.100.7", 0)));
        assertThat(text(flow, "/flow/source/locality")).isEqualTo("external");
        assertThat(text(flow, "/flow/destination/locality")).isEqualTo("internal");
        assertThat(text(flow, "/network/direction")).isEqualTo("inbound");
        assertThat(text(flow, "/flow/destination/zone")).isEqualTo("dmz");
        assertThat(flow.at("/flow/source/id").isMissingNode()).isTrue();
    }

    @Test
    void hostOutside_hasNameAndSite_butNoIdentity() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD).with(inventory());
        JsonNode flow = only(kit.decode(flow("192.168.1.8", 0, "203.0.113.80", 0)));
        assertThat(text(flow, "/destination/domain")).isEqualTo("hosted");
        assertThat(text(flow, "/flow/destination/site")).isEqualTo("Cloud");
        assertThat(flow.at("/flow/destination/id").isMissingNode()).isTrue();
        assertThat(flow.at("/flow/destination/zone").isMissingNode()).isTrue();
    }

    @Test
    void exporterAndInterfaces_areNamedByTheInventory_thenAsTheExporterTold() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD);
        kit.decode(interfaceNames());
        byte[] datagram = flow("192.168.1.8", 0, "192.168.1.7", 0);
        JsonNode told = only(kit.decode(datagram));
        assertThat(text(told, "/observer/ingress/interface/name")).isEqualTo("Te0/1");
        assertThat(text(told, "/observer/egress/interface/alias")).isEqualTo("told as well");
        assertThat(told.at("/observer/name").isMissingNode()).isTrue();
        JsonNode flow = only(kit.with(inventory()).decode(datagram));
        assertThat(text(flow, "/observer/name")).isEqualTo("core");
        assertThat(text(flow, "/flow/exporter/site")).isEqualTo("Berlin");
        assertThat(text(flow, "/observer/ingress/interface/name")).isEqualTo("uplink");
        assertThat(text(flow, "/observer/ingress/interface/alias")).isEqualTo("told alias");
        assertThat(flow.at("/flow/ingress/interface/speed").longValue()).isEqualTo(10_000_000_000L);
        assertThat(text(flow, "/observer/egress/interface/name")).isEqualTo("Te0/3");
        assertThat(text(flow, "/observer/egress/interface/alias")).isEqualTo("to the lab");
        assertThat(flow.at("/flow/egress/interface/speed").isMissingNode()).isTrue();
    }

    @Test
    void ownMacAddress_goesBeforeTheAddress_andNamesItsHost() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD).with(inventory());
        kit.decode(flow("192.168.1.8", OTHER, "192.168.1.9", LAPTOP));
        kit.later(MacOwners.PROVEN_MILLIS);
        JsonNode flow = only(kit.decode(flow("192.168.1.8", OTHER, "192.168.1.9", LAPTOP)));
        assertThat(text(flow, "/flow/source/id")).isEqualTo("00-00-5E-00-53-25");
        assertThat(text(flow, "/flow/destination/id")).isEqualTo("laptop");
        assertThat(text(flow, "/destination/domain")).isEqualTo("laptop");
        assertThat(text(flow, "/flow/destination/zone")).isEqualTo("guests");
        assertThat(text(flow, "/flow/destination/site")).isEqualTo("Berlin");
        JsonNode nas = only(kit.decode(flow("192.168.1.7", NAS, "192.168.1.9", LAPTOP)));
        assertThat(text(nas, "/flow/source/id")).isEqualTo("nas");
    }

    @Test
    void routersMacAddress_identifiesNobody() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD);
        kit.decode(flow("192.168.1.8", OTHER, "203.0.113.7", ROUTER), flow("192.168.2.8", NAS, "192.168.1.8", OTHER));
        kit.decode(flow("192.168.2.9", NAS, "192.168.1.8", OTHER));
        kit.later(MacOwners.PROVEN_MILLIS);
        JsonNode outside = only(kit.decode(flow("192.168.2.7", ROUTER, "192.168.1.8", OTHER)));
        assertThat(text(outside, "/flow/source/id")).isEqualTo("192.168.2.7");
        assertThat(text(outside, "/flow/destination/id")).isEqualTo("00-00-5E-00-53-25");
        JsonNode inside = only(kit.decode(flow("192.168.2.8", NAS, "192.168.1.8", OTHER)));
        assertThat(text(inside, "/flow/source/id")).isEqualTo("192.168.2.8");
    }

    @Test
    void lean_hasIdentities_butNotOfAddressesAlone() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.LEAN).with(inventory());
        kit.decode(flow("192.168.1.8", OTHER, "192.168.1.7", NAS));
        JsonNode flow = only(kit.decode(flow("192.168.1.8", OTHER, "192.168.1.7", NAS)));
        assertThat(flow.at("/flow/source/id").isMissingNode()).isTrue();
        assertThat(text(flow, "/flow/destination/id")).isEqualTo("nas");
        assertThat(flow.at("/flow/destination/zone").isMissingNode()).isTrue();
        assertThat(flow.at("/observer/name").isMissingNode()).isTrue();
        kit.later(MacOwners.PROVEN_MILLIS);
        JsonNode later = only(kit.decode(flow("192.168.1.8", OTHER, "192.168.1.7", NAS)));
        assertThat(text(later, "/flow/source/id")).isEqualTo("00-00-5E-00-53-25");
    }

    @Test
    void changedAddresses_loseNameIdentityAndRole_andKeepZoneAndSite() throws Exception {
        Masking masking = new Masking(new AddressRules(
                List.of(
                        new Rule(IpNetwork.of(IpAddress.parse("192.168.1.7"), 32), Change.TRUNCATED, 96 + 16),
                        new Rule(IpNetwork.of(IpAddress.parse("192.0.2.1"), 32), Change.TRUNCATED, 96 + 16)),
                "",
                Texts.MASK));
        DecodingKit kit = DecodingKit.masked(Profile.FULL, masking, Relays.NONE).with(inventory());
        JsonNode flow = only(kit.decode(flow("192.168.1.8", OTHER, "192.168.1.7", NAS)));
        assertThat(text(flow, "/destination/ip")).isEqualTo("192.168.0.0");
        assertThat(flow.toString())
                .doesNotContain("nas")
                .doesNotContain("storage")
                .doesNotContain("192.168.1.7");
        assertThat(text(flow, "/flow/destination/zone")).isEqualTo("lab");
        assertThat(text(flow, "/flow/destination/site")).isEqualTo("Berlin");
        assertThat(text(flow, "/flow/source/id")).isEqualTo("192.168.1.8");
        assertThat(text(flow, "/observer/ip")).isEqualTo("192.0.0.0");
        assertThat(flow.toString()).doesNotContain("core");
        assertThat(text(flow, "/observer/ingress/interface/name")).isEqualTo("uplink");
    }

    @Test
    void groupsAndUnspecifiedAddresses_haveNoIdentity() throws Exception {
        DecodingKit kit = DecodingKit.enriched(Profile.STANDARD).with(inventory());
        JsonNode flow = only(kit.decode(flow("0.0.0.0", OTHER, "255.255.255.255", 0xFFFFFFFFFFFFL)));
        assertThat(flow.at("/flow/source/id").isMissingNode()).isTrue();
        assertThat(flow.at("/flow/destination/id").isMissingNode()).isTrue();
    }
}
