/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginQuestion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogWitnessTest {
    private final List<LoginQuestion> questions = Collections.nCopies(64, Lines.ssh());

    @Test
    void fitting_withoutNames_isOneQuery() {
        assertThat(LogWitness.fitting(questions, new HostNames.Known(Map.of()))).containsExactly(questions);
    }

    @Test
    void fitting_manyNames_areSoManyQueriesThatNoneIsTooLarge() {
        HostNames.Known known = new HostNames.Known(Map.of(Lines.B, Set.of("nas", "files", "backup", "media")));
        List<List<LoginQuestion>> parts = LogWitness.fitting(questions, known);
        assertThat(parts)
                .hasSize(3)
                .allSatisfy(
                        part -> assertThat(part.size() * LogQueries.clauses(4)).isLessThanOrEqualTo(1_000));
        assertThat(parts.stream().mapToInt(List::size).sum()).isEqualTo(64);
    }
}
