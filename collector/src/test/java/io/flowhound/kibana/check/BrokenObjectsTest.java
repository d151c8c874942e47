/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.KibanaObjects;
import io.flowhound.schema.IndexTemplate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with an object is found: each kind of defect, in each of our objects that can have it. */
class BrokenObjectsTest {
    private static final Linter LINTER = new Linter(IndexTemplate.DEFAULT_PREFIX);
    private static final List<ObjectNode> VALID = Folding.valid();

    private static List<Problem> lint(List<ObjectNode> objects) {
        return LINTER.check(Folding.fold(objects));
    }

    private static List<ObjectNode> with(List<ObjectNode> objects, int at, ObjectNode changed) {
        List<ObjectNode> all = new ArrayList<>(objects);
        all.set(at, changed);
        return all;
    }

    @Test
    void handMadeObjects_areValid() {
        assertThat(lint(VALID)).isEmpty();
    }

    static List<Defect> defects() {
        return Defect.all();
    }

    /** Each kind of defect is possible in one of the hand-made objects, so that none goes untested. */
    @ParameterizedTest
    @MethodSource("defects")
    void defect_ofAHandMadeObject_isFound(Defect defect) {
        int tried = 0;
        for (int i = 0; i < VALID.size(); i++) {
            ObjectNode broken = VALID.get(i).deepCopy();
            if (defect.breaker().test(broken)) {
                assertFound(defect, broken, lint(with(VALID, i, broken)));
                tried++;
            }
        }
        boolean chartThatIsNotInTheFile = defect.name().contains("Accessor of lns");
        assertThat(tried > 0 || chartThatIsNotInTheFile)
                .as("no object can be broken like this")
                .isTrue();
    }

    private static void assertFound(Defect defect, ObjectNode broken, List<Problem> problems) {
        assertThat(problems)
                .as("%s in %s", defect, ObjectFile.name(broken))
                .anyMatch(problem -> problem.rule() == defect.rule()
                        && (problem.object().equals(ObjectFile.name(broken))
                                || problem.object().startsWith("line")));
    }

    @TestFactory
    Stream<DynamicNode> defect_ofOneOfOurObjects_isFound() {
        List<ObjectNode> ours =
                Folding.unfold(KibanaObjects.of(IndexTemplate.DEFAULT_PREFIX).ndjson());
        return IntStream.range(0, ours.size())
                .mapToObj(i -> dynamicContainer(ObjectFile.name(ours.get(i)), defectsOf(ours, i)));
    }

    private static Stream<DynamicTest> defectsOf(List<ObjectNode> objects, int at) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Defect defect : defects()) {
            ObjectNode broken = objects.get(at).deepCopy();
            if (defect.breaker().test(broken)) {
                tests.add(dynamicTest(
                        defect.name(), () -> assertFound(defect, broken, lint(with(objects, at, broken)))));
            }
        }
        return tests.stream();
    }

    @Test
    void line_thatIsNoJson_isFound() {
        byte[] cut = new String(Folding.fold(VALID), StandardCharsets.UTF_8)
                .replaceFirst("\\}\n", "\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(LINTER.check(cut)).extracting(Problem::rule).contains(Rule.LINE, Rule.REFERENCE);
    }

    @Test
    void object_thatIsThereTwice_isFound() {
        List<ObjectNode> twice = new ArrayList<>(VALID);
        twice.add(VALID.get(0));
        assertThat(lint(twice)).extracting(Problem::rule).containsExactly(Rule.ID);
    }

    @Test
    void object_thatIsMissing_isFoundWhereItIsNeeded() {
        for (ObjectNode object : VALID) {
            List<ObjectNode> fewer = new ArrayList<>(VALID);
            fewer.remove(object);
            String id = "\"" + object.path("id").asText() + "\"";
            String title = "\"" + object.at("/attributes/title").asText() + "\"";
            boolean needed = fewer.stream()
                    .anyMatch(other -> other.path("references").toString().contains(id)
                            || (Broken.isType(object, "index-pattern")
                                    && other.toString().contains(title)));
            assertThat(lint(fewer).isEmpty())
                    .as("without %s", ObjectFile.name(object))
                    .isEqualTo(!needed);
        }
    }

    @Test
    void problem_saysWhereItIsAndWhatToDo() {
        ObjectNode broken = VALID.get(VALID.size() - 1).deepCopy();
        Broken.column(
                broken,
                column -> column.path("label").asText().equals("Part of bits"),
                column -> column.put("sourceField", "network.byte"));
        assertThat(lint(with(VALID, VALID.size() - 1, broken)))
                .extracting(Problem::toString)
                .containsExactly(
                        "dashboard flowhound-overview, panel rate: FIELD: column bitsX0 (sum): flowhound-flows-* has no field"
                                + " «network.byte»; see docs/fields.md");
    }
}
