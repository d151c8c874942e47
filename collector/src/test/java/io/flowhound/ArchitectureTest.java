/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds who may know whom: imports point along the way of a flow, from right to left. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.flowhound");

    /** Package -> packages of ours that it may use. All may use schema and metrics; app may use all. */
    private static final Map<String, List<String>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("schema", List.of()),
            Map.entry("metrics", List.of()),
            Map.entry("config", List.of()),
            Map.entry("listen", List.of()),
            Map.entry("capture", List.of()),
            Map.entry("simulate", List.of("config")),
            Map.entry("journal", List.of("listen")),
            Map.entry("netflow", List.of("journal")),
            Map.entry("flow", List.of("netflow")),
            Map.entry("conversation", List.of("netflow", "flow")),
            Map.entry("enrich", List.of("flow")),
            Map.entry("ecs", List.of("flow")),
            Map.entry("syslog", List.of("journal", "enrich", "ecs")),
            Map.entry("bulk", List.of("ecs")),
            Map.entry("elastic", List.of("bulk")),
            Map.entry("kibana", List.of()),
            Map.entry("setup", List.of("elastic", "kibana")),
            Map.entry("notify", List.of("elastic")),
            Map.entry("pivot", List.of("elastic")),
            Map.entry("contacts", List.of("elastic"))));

    private static Set<String> packages() {
        return ALLOWED.keySet();
    }

    private static String top(JavaClass type) {
        String name = type.getPackageName().substring("io.flowhound".length());
        return name.isEmpty() ? "" : name.substring(1).split("\\.")[0];
    }

    @ParameterizedTest
    @MethodSource("packages")
    void package_usesOnlyItsLeftNeighbours(String name) {
        List<String> allowed = new ArrayList<>(ALLOWED.get(name));
        allowed.addAll(List.of(name, "schema", "metrics"));
        if (name.equals("schema") || name.equals("metrics")) {
            allowed = List.of(name);
        }
        List<String> may = allowed;
        classes()
                .that()
                .resideInAPackage("io.flowhound." + name + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are outside Flowhound or in " + may,
                        type -> !type.getPackageName().startsWith("io.flowhound") || may.contains(top(type))))
                .check(CLASSES);
    }

    @Test
    void everyPackage_isInTheTable() {
        Set<String> known = CLASSES.stream()
                .map(ArchitectureTest::top)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        known.remove("app");
        assertThat(ALLOWED.keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.flowhound.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void hotPath_hasNoOptionalNorStringFormat() {
        noClasses()
                .that()
                .resideInAnyPackage("io.flowhound.netflow", "io.flowhound.flow", "io.flowhound.ecs")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Optional")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .check(CLASSES);
    }

    @Test
    void byteBuf_staysAtTheSockets() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.flowhound.listen..", "io.flowhound.journal..", "io.flowhound.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.buffer..")
                .check(CLASSES);
    }
}
