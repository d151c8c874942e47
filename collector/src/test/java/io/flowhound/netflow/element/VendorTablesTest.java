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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables as they are shipped. */
class VendorTablesTest {
    private static final List<InformationElement> ALL = new VendorTables().all();
    private static final ElementRegistry REGISTRY = ElementRegistry.load();

    @Test
    void all_everyTableIsSound_andNumbersAreUnique() {
        Set<Long> keys = new TreeSet<>();
        assertThat(ALL).hasSizeGreaterThan(3_700).allSatisfy(element -> {
            assertThat(keys.add(ElementRegistry.key(element.enterprise(), element.id())))
                    .as(element.toString())
                    .isTrue();
            assertThat(element.id()).isBetween(0, element.enterprise() == 0 ? 65_535 : 32_767);
            assertThat(element.name()).matches("[a-z][A-Za-z0-9]{1,59}");
        });
    }

    @Test
    void all_numbersOfIana_areNotDefinedAnew() {
        assertThat(ALL)
                .filteredOn(element -> element.enterprise() == ElementRegistry.IANA)
                .allSatisfy(element -> assertThat(element.id()).isGreaterThan(533));
    }

    /** At least so many, so that a table that is cut short is noticed. */
    @ParameterizedTest
    @CsvSource({
        "0, 890",
        "9, 270",
        "637, 42",
        "2011, 2",
        "2636, 1",
        "3054, 130",
        "5951, 120",
        "6321, 380",
        "6871, 410",
        "6876, 30",
        "8057, 140",
        "8741, 160",
        "9789, 3",
        "10704, 12",
        "12276, 88",
        "12326, 12",
        "13745, 33",
        "15397, 67",
        "16982, 49",
        "21373, 2",
        "26866, 67",
        "32622, 12",
        "35632, 380",
        "39499, 200",
        "41916, 1",
        "43874, 4",
        "44619, 17",
        "45346, 25",
        "47269, 1",
        "47729, 86",
        "56506, 73",
    })
    void all_enterprise_hasItsElements(int enterprise, int atLeast) {
        assertThat(ALL)
                .filteredOn(element -> element.enterprise() == enterprise)
                .hasSizeGreaterThanOrEqualTo(atLeast);
    }

    /** Names decide what feeds the fields of a document; so no row has the name of an IANA element by accident. */
    @Test
    void all_rowsWithNamesOfIana_areTheseAndHaveTheirTypes() {
        Map<Integer, Set<Integer>> namesakes = new TreeMap<>();
        ALL.stream().filter(element -> REGISTRY.byName(element.name()) != null).forEach(element -> {
            assertThat(REGISTRY.meaning(element.enterprise(), element.id()))
                    .as(element.toString())
                    .isEqualTo(REGISTRY.byName(element.name()));
            namesakes
                    .computeIfAbsent(element.enterprise(), enterprise -> new TreeSet<>())
                    .add(element.id());
        });
        assertThat(namesakes)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        0,
                        ids("12232 12233 12234 24632 24633 24634 24635 40000 40001 40002 40003 40004 40005"
                                + " 45000 45001 45002 56701 56702 57591 57899 57900 65500 65501"),
                        9,
                        ids("7232 7233 7234 7235 7236 7237 12232 12233 12234"),
                        3054,
                        ids("176 177"),
                        8741,
                        ids("5 6 9 10 11 12 13 14 15 16 20 35 169 170 171 172"),
                        12276,
                        ids("28 29 30 31 32 33"),
                        35632,
                        ids("119 427 428")));
    }

    private static Set<Integer> ids(String text) {
        return List.of(text.split(" ")).stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** nProbe numbers its elements twice: N of enterprise 35632 is field type 57472 + N in NetFlow v9. */
    @Test
    void all_elementsOfNprobe_areFieldTypesOfVersion9Too() {
        assertThat(ALL)
                .filteredOn(element -> element.enterprise() == 35632)
                .allSatisfy(element -> assertThat(REGISTRY.find(0, 57472 + element.id()))
                        .isEqualTo(new InformationElement(0, 57472 + element.id(), element.name(), element.type())));
    }

    @Test
    void all_enterprises_areListedInTheDocumentation() throws IOException {
        String documentation = Files.readString(Path.of("../docs/elements.md"));
        assertThat(ALL.stream().map(InformationElement::enterprise).distinct())
                .filteredOn(enterprise -> enterprise != ElementRegistry.IANA)
                .allSatisfy(enterprise -> assertThat(documentation).contains("\n| " + enterprise + " | "));
    }
}
