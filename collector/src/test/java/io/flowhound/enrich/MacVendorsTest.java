/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines are of the form of the real files; the vendors are made up. */
class MacVendorsTest {
    private static final String CSV = """
            Registry,Assignment,Organization Name,Organization Address
            MA-L,286FB9,"Example Bell Co., Ltd.","No.1 ""North"" Street
            Shanghai"
            MA-L,1054D2,IEEE Registration Authority,445 Hoes Lane
            MA-L,AABBCC,Private,
            """;
    private static final String MAM_CSV = """
            Registry,Assignment,Organization Name,Organization Address
            MA-M,1054D2E,Medium Inc,Somewhere
            """;
    private static final String OUI_TXT = """
            OUI/MA-L                                                    Organization
            company_id                                                  Organization
                                                                        Address

            28-6F-B9   (hex)\t\tExample Bell Co., Ltd.
            286FB9     (base 16)\t\tExample Bell Co., Ltd.
            \t\t\t\tNo.1 North Street
            \t\t\t\tCN

            """;
    private static final String MAM_TXT = """
            10-54-D2   (hex)\t\tMedium Inc
            E00000-EFFFFF     (base 16)\t\tMedium Inc
            \t\t\t\tSomewhere

            """;
    private static final String OUI36_TXT = """
            70-B3-D5   (hex)\t\tSmall Ltd
            123000-123FFF     (base 16)\t\tSmall Ltd
            """;
    private static final String MANUF = """
            # Wireshark's list
            28:6F:B9\tExampleBell\tExample Bell Co., Ltd.
            10:54:D2:E0:00:00/28\tMedium\tMedium Inc
            70:B3:D5:12:30:00/36\tSmall\tSmall Ltd
            00:00:0C\tOnlyShort
            01:80:C2:00:00:00/44\tBridge\tBridge-group
            00-00-5E-00-53-23\tOne\tOne machine
            """;

    private Instant modified = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        modified = modified.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return file;
    }

    private static String vendor(MacVendors vendors, long mac) {
        FlowRecord flow = new FlowRecord();
        flow.put(Field.SOURCE_MAC, mac);
        new VendorNaming(vendors, passed -> {}).flow(flow);
        JsonBuffer json = new JsonBuffer(64);
        if (flow.has(Field.FLOW_SOURCE_MAC_VENDOR)) {
            flow.writeJson(Field.FLOW_SOURCE_MAC_VENDOR, json);
        }
        return json.toString().replace("\"", "");
    }

    @Test
    void csv_ofIeee() throws IOException {
        MacVendors vendors = new MacVendors(List.of(file("oui.csv", CSV), file("mam.csv", MAM_CSV)));
        assertThat(vendor(vendors, 0x286FB9010203L)).isEqualTo("Example Bell Co., Ltd.");
        assertThat(vendor(vendors, 0x1054D2E00001L)).isEqualTo("Medium Inc");
        assertThat(vendor(vendors, 0x1054D2D00001L)).as("nobody has that part").isEmpty();
        assertThat(vendor(vendors, 0xA8BBCC000001L)).isEmpty();
        assertThat(vendors.size()).isEqualTo(2);
    }

    @Test
    void text_ofIeee_alsoOfBlocksInParts() throws IOException {
        MacVendors vendors = new MacVendors(
                List.of(file("oui.txt", OUI_TXT), file("mam.txt", MAM_TXT), file("oui36.txt", OUI36_TXT)));
        assertThat(vendor(vendors, 0x286FB9FFFFFFL)).isEqualTo("Example Bell Co., Ltd.");
        assertThat(vendor(vendors, 0x1054D2EFFFFFL)).isEqualTo("Medium Inc");
        assertThat(vendor(vendors, 0x1054D2F00000L)).isEmpty();
        assertThat(vendor(vendors, 0x70B3D5123FFFL)).isEqualTo("Small Ltd");
        assertThat(vendor(vendors, 0x70B3D5124000L)).isEmpty();
    }

    @Test
    void manuf_ofWireshark() throws IOException {
        MacVendors vendors = new MacVendors(List.of(file("manuf", MANUF)));
        assertThat(vendor(vendors, 0x286FB9000000L)).isEqualTo("Example Bell Co., Ltd.");
        assertThat(vendor(vendors, 0x1054D2E12345L)).isEqualTo("Medium Inc");
        assertThat(vendor(vendors, 0x70B3D5123456L)).isEqualTo("Small Ltd");
        assertThat(vendor(vendors, 0x00000C123456L)).isEqualTo("OnlyShort");
        assertThat(vendors.size()).as("blocks that IEEE assigns").isEqualTo(4);
    }

    @Test
    void find_longestBlockCounts() throws IOException {
        String lines =
                "70:B3:D5\tLarge\tLarge\n70:B3:D5:10:00:00/28\tMedium\tMedium\n70:B3:D5:12:30:00/36\tSmall\tSmall\n";
        MacVendors vendors = new MacVendors(List.of(file("manuf", lines)));
        assertThat(vendor(vendors, 0x70B3D5123000L)).isEqualTo("Small");
        assertThat(vendor(vendors, 0x70B3D5124000L)).isEqualTo("Medium");
        assertThat(vendor(vendors, 0x70B3D5200000L)).isEqualTo("Large");
    }

    /** A telephone draws such an address anew for each network: who owns the block of the same digits has nothing to do with it. */
    @Test
    void find_locallyAdministeredOrGroup_isNobodys() throws IOException {
        MacVendors vendors = new MacVendors(
                List.of(file("manuf", "2A:6F:B9\tWrong\tWrong\n01:00:5E\tGroup\tGroup\n28:6F:B9\tRight\tRight\n")));
        assertThat(vendor(vendors, 0x2A6FB9000001L)).isEmpty();
        assertThat(vendor(vendors, 0x01005E000001L)).isEmpty();
        assertThat(vendor(vendors, 0x286FB9000001L)).isEqualTo("Right");
    }

    @Test
    void withoutFiles_isOff() {
        MacVendors vendors = new MacVendors(List.of());
        assertThat(vendors.isOn()).isFalse();
        assertThat(vendor(vendors, 0x286FB9000001L)).isEmpty();
        assertThat(vendors.reloadIfChanged()).isFalse();
    }

    @Test
    void reload_takesAnotherFile_andKeepsTheOldOneWhenItIsNone() throws IOException {
        Path file = file("manuf", "28:6F:B9\tBefore\tBefore\n");
        MacVendors vendors = new MacVendors(List.of(file));
        assertThat(vendors.reloadIfChanged()).isFalse();
        file("manuf", "28:6F:B9\tAfter\tAfter\n");
        assertThat(vendors.reloadIfChanged()).isTrue();
        assertThat(vendor(vendors, 0x286FB9000001L)).isEqualTo("After");
        file("manuf", "half a download");
        assertThat(vendors.reloadIfChanged()).isFalse();
        Files.delete(file);
        assertThat(vendors.reloadIfChanged()).isFalse();
        assertThat(vendor(vendors, 0x286FB9000001L)).isEqualTo("After");
        file("manuf", "28:6F:B9\tAgain\tAgain\n");
        assertThat(vendors.reloadIfChanged()).isTrue();
        assertThat(vendor(vendors, 0x286FB9000001L)).isEqualTo("Again");
    }

    @Test
    void count_saysWhatIsWrongWithAFile() throws IOException {
        Path empty = file("empty.txt", "nothing of use\n");
        assertThatIOException()
                .isThrownBy(() -> MacVendors.count(List.of(empty)))
                .withMessage(empty + " has no MAC vendor: IEEE's oui.csv or oui.txt, or Wireshark's manuf is needed");
        Path csv = file("bad.csv", "Registry,Something\nMA-L,286FB9\n");
        assertThatIOException().isThrownBy(() -> MacVendors.count(List.of(csv))).withMessageContaining("'Assignment'");
        byte[] noText = "28:6F:B9\tCaf\u00e9\tCaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Path latin = Files.write(folder.resolve("latin"), noText);
        assertThat(MacVendors.count(List.of(latin))).isEqualTo(1);
    }
}
