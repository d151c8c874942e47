/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserElementsTest {
    private static final String HEADER = "Enterprise,ElementID,Name,Abstract Data Type\n";
    private static final ElementRegistry REGISTRY = ElementRegistry.load();

    @TempDir
    Path folder;

    private UserElements read(String... csvs) throws IOException {
        Path[] files = new Path[csvs.length];
        for (int i = 0; i < csvs.length; i++) {
            files[i] = Files.writeString(folder.resolve("own" + i + ".csv"), csvs[i]);
        }
        return UserElements.read(List.of(files), REGISTRY);
    }

    @Test
    void read_ianaColumnsAndEnterprise_inAnyOrder() throws IOException {
        UserElements own = read("# ours\nName,Description,Abstract Data Type,ElementID,Enterprise,Units\n"
                + "queueDepth,\"how many,\nwaiting\",unsigned32,1,32473,packets\n"
                + "wanColour,,string,2,4294967294\n"
                + "site,,string,40100,,\n"
                + "portLabel,,string,82,0,\n");

        assertThat(own.problems()).isEmpty();
        assertThat(own.elements())
                .containsExactly(
                        new InformationElement(32473, 1, "queueDepth", ElementType.UNSIGNED32),
                        new InformationElement((int) 4294967294L, 2, "wanColour", ElementType.STRING),
                        new InformationElement(0, 40100, "site", ElementType.STRING),
                        new InformationElement(0, 82, "portLabel", ElementType.STRING));
    }

    @Test
    void read_rowsThatOnlyHoldNumbersBack_defineNothing() throws IOException {
        UserElements own = read(HEADER + "0,0,Reserved,\n0,105-127,Assigned for NetFlow v9 compatibility,\n"
                + "0,416,,\n0,534-32767,Unassigned,\n");

        assertThat(own.problems()).isEmpty();
        assertThat(own.elements()).isEmpty();
    }

    @Test
    void read_nameOfIana_isWelcomeWithItsType() throws IOException {
        UserElements own = read(HEADER + "32473,7,sourceIPv4Address,ipv4Address\n32473,8,octetDeltaCount,unsigned32\n");

        assertThat(own.problems()).isEmpty();
        assertThat(REGISTRY.with(own.elements()).meaning(32473, 7)).isEqualTo(REGISTRY.find(0, 8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "9,x,a,string|ElementID 'x' is neither a number",
                "9,65536,a,string|ElementID '65536' is neither",
                "9,32768,a,string|ElementID 32768 is above 32767, where the numbers of an enterprise end",
                "9,1,a,unsigned7|'unsigned7' is no abstract data type of IPFIX; write one such as unsigned32",
                "9,1,a,|'' is no abstract data type",
                "9,1-2,a,string|the range 1-2 cannot be called 'a'",
                "9,1,two words,string|the name 'two words' must begin",
                "9,1,,string|the name '' must begin",
                "9.1,1,a,string|Enterprise '9.1' is no private enterprise number; write one of 0 to 4294967294",
                "4294967295,1,a,string|Enterprise '4294967295' is no private enterprise number",
                "32473,5,again,string|this element is defined already at ",
                "9,1,sourceIPv4Address,string|'sourceIPv4Address' is an IANA element of type ipv4Address; write that type",
            })
    void read_badRow_isReportedByFileAndLine(String row, String problem) throws IOException {
        UserElements own = read(HEADER + "32473,5,good,string\n" + row + "\n32473,6,better,string\n");

        assertThat(own.problems()).hasSize(1);
        assertThat(own.problems().get(0)).startsWith(folder.resolve("own0.csv") + ":3: " + problem);
        assertThat(own.elements()).extracting(InformationElement::name).containsExactly("good", "better");
    }

    @Test
    void read_everyProblemOfEveryFile_isFoundAtOnce() throws IOException {
        UserElements own = read(
                HEADER + "32473,5,good,string\n1,2,3,4\n9,1,a,text\n",
                "ElementID,Name,Abstract Data Type\n1,a,string\n",
                HEADER + "32473,5,twice,string\n\"open\n");

        assertThat(own.problems()).hasSize(4);
        assertThat(own.problems().get(0)).contains("own0.csv:3: the name '3'");
        assertThat(own.problems().get(1)).contains("own0.csv:4: 'text' is no abstract data type");
        assertThat(own.problems().get(2)).endsWith("own1.csv: the first row must name the column 'Enterprise'");
        assertThat(own.problems().get(3)).contains("own2.csv:3: a double quote is opened here and never closed");
    }

    @Test
    void read_sameElementInTwoFiles_isReported() throws IOException {
        UserElements own = read(HEADER + "32473,5,good,string\n", HEADER + "\n32473,5,twice,string\n");

        assertThat(own.problems())
                .containsExactly(folder.resolve("own1.csv") + ":3: this element is defined already at "
                        + folder.resolve("own0.csv") + ":2; keep one of the two rows");
    }

    @Test
    void read_missingFile_isReported() {
        Path missing = folder.resolve("missing.csv");

        assertThat(UserElements.read(List.of(missing), REGISTRY).problems())
                .containsExactly(missing + ": cannot be read: " + missing);
    }
}
