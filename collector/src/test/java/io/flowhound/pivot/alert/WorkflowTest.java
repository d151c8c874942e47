/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static io.flowhound.pivot.alert.Findings.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.flowhound.pivot.Finding;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkflowTest {
    private static final Finding ONE = chain("10.0.0.1", "10.0.0.2", "10.0.0.3");
    private static final long NOW = Instant.parse("2026-03-08T08:00:00Z").toEpochMilli();
    private static final long UNTIL = Instant.parse("2026-04-01T00:00:00Z").toEpochMilli();

    private final BookKit kit = new BookKit();
    private final Workflow workflow = new Workflow(kit.index, () -> NOW);

    @BeforeEach
    void tell() {
        kit.live(ONE);
    }

    @Test
    void change_status_isThePersons() throws IOException {
        workflow.acknowledge(ONE.id(), "looking");
        assertThat(kit.alert(ONE.id()).workflow())
                .isEqualTo(new WorkflowState("acknowledged", null, "looking", NOW, 0, Scope.FINDING));
        workflow.assign(ONE.id(), "ada");
        workflow.confirm(ONE.id(), null);
        assertThat(kit.alert(ONE.id()).workflow())
                .isEqualTo(new WorkflowState("confirmed", "ada", null, NOW, 0, Scope.FINDING));
        Alert alert = workflow.dismiss(ONE.id(), Scope.EDGE, UNTIL, "drill");
        assertThat(alert.workflow()).isEqualTo(new WorkflowState("dismissed", "ada", "drill", NOW, UNTIL, Scope.EDGE));
        assertThat(workflow.reopen(ONE.id(), " ").workflow())
                .isEqualTo(new WorkflowState("reopened", "ada", null, NOW, 0, Scope.FINDING));
        assertThat(kit.alert(ONE.id()).version()).isEqualTo(1);
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.OPEN);
    }

    @Test
    void change_bookWroteMeanwhile_keepsBoth() throws IOException {
        kit.index.beforeWrite = () -> kit.live(Findings.grown(ONE, 1, "10.0.0.9"));
        workflow.confirm(ONE.id(), "yes");
        assertThat(kit.alert(ONE.id()).version()).isEqualTo(2);
        assertThat(kit.alert(ONE.id()).workflow().status()).isEqualTo("confirmed");
    }

    @Test
    void change_firstDigits_areEnough() throws IOException {
        assertThat(workflow.confirm(ONE.id().substring(0, 6), null).id()).isEqualTo(ONE.id());
    }

    @Test
    void change_unknownId_saysSo() {
        assertThatIOException()
                .isThrownBy(() -> workflow.confirm("feed", null))
                .withMessageContaining("there is no alert 'feed'");
    }

    @Test
    void dismissed_rootMovedOverMidnight_isDismissedUnderBothIds() throws IOException {
        long midnight = Instant.parse("2026-03-08T00:00:00Z").toEpochMilli();
        Finding after = chain(midnight + 1_000, "10.0.0.1", "10.0.0.2", "10.0.0.3");
        Finding before = chain(midnight - 1_000, "10.0.0.1", "10.0.0.2", "10.0.0.3");
        kit.live(ONE, after);
        kit.live(ONE, Findings.grown(before, 1, "10.0.0.9"));
        workflow.dismiss(after.id(), Scope.FINDING, 0, null);
        assertThat(workflow.dismissed(0, Long.MAX_VALUE / 2).findings())
                .containsExactlyInAnyOrder(after.id(), before.id());
    }

    @Test
    void dismissed_areThoseOfTheTime() throws IOException {
        Finding late = chain(Instant.parse("2026-03-08T23:55:00Z").toEpochMilli(), "10.5.0.1", "10.5.0.2", "10.5.0.3");
        kit.live(ONE, late);
        assertThat(workflow.dismissed(0, NOW).findings()).isEmpty();
        workflow.dismiss(ONE.id(), Scope.FINDING, Findings.START + 1, null);
        workflow.dismiss(late.id(), Scope.FINDING, 0, null);
        assertThat(workflow.dismissed(0, NOW).findings()).containsExactly(ONE.id());
        assertThat(workflow.dismissed(NOW, Long.MAX_VALUE / 2).findings())
                .containsExactlyInAnyOrder(late.id(), RootId.neighbour(late.root()));
        workflow.reopen(ONE.id(), null);
        assertThat(workflow.dismissed(0, NOW).findings()).isEmpty();
    }
}
