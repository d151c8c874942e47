/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.alert.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PivotsCommandTest {
    private static final String OPEN = "aaaa0000000000000000000000000000";
    private static final String CLOSED = "aaab0000000000000000000000000000";
    private static final String RETRACTED = "bbbb0000000000000000000000000000";
    private static final String SUPPRESSED = "cccc0000000000000000000000000000";
    private static final String SUPERSEDED = "dddd0000000000000000000000000000";

    private final FakeDesk desk = new FakeDesk(Rules.defaults());

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        desk.with(OPEN, "open", "high", "")
                .with(CLOSED, "closed", "low", ",\"closed_reason\":\"quiet\"")
                .with(RETRACTED, "closed", "low", ",\"closed_reason\":\"retracted\"")
                .with(SUPPRESSED, "suppressed", "critical", "")
                .with(SUPERSEDED, "superseded", "medium", "");
    }

    private List<String> listed(String... options) throws IOException {
        String[] args = new String[options.length + 2];
        args[0] = "list";
        args[1] = "--json";
        System.arraycopy(options, 0, args, 2, options.length);
        PivotsRun run = PivotsRun.of(desk, args);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        ObjectMapper json = new ObjectMapper();
        List<String> ids = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            ids.add(json.readTree(line).at("/event/id").asText());
        }
        return ids;
    }

    @Test
    void pivots_alone_exit2() {
        assertThat(PivotsRun.of(desk).exit()).isEqualTo(2);
    }

    @Test
    void list_leavesOutWhatNobodyNeedLookAt() throws IOException {
        assertThat(listed()).containsExactly(OPEN, CLOSED);
        assertThat(listed("--all")).containsExactly(OPEN, CLOSED, RETRACTED, SUPPRESSED, SUPERSEDED);
        assertThat(desk.closed).isTrue();
    }

    @Test
    void list_byStatusAndSeverity() throws IOException {
        assertThat(listed("--status", "Suppressed,closed")).containsExactly(CLOSED, RETRACTED, SUPPRESSED);
        assertThat(listed("--severity", "medium")).containsExactly(OPEN);
        assertThat(listed("--severity", "medium", "--all")).containsExactly(OPEN, SUPPRESSED, SUPERSEDED);
    }

    @Test
    void list_bySpan_takesThoseThatOverlapIt() throws IOException {
        assertThat(listed("--from", "2026-03-07T10:59:00Z")).contains(OPEN);
        assertThat(listed("--from", "2026-03-07T11:01:00Z")).isEmpty();
        assertThat(listed("--to", "2026-03-07T10:00:00Z")).isEmpty();
        assertThat(listed("--from", "2026-03-07", "--to", "2026-03-07")).contains(OPEN);
        assertThat(listed("--from", "-12h", "--to", "now")).isEmpty();
        assertThat(listed("--from", "-14h")).contains(OPEN);
    }

    @Test
    void list_asTable_namesThem() {
        PivotsRun run = PivotsRun.of(desk, "list");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("aaaa0000").contains("aaab0000").doesNotContain("bbbb");
    }

    @ParameterizedTest
    @CsvSource({
        "--from, yesterday, is no time",
        "--from, 2027-01-01, is not before --to",
        "--status, opened, is not a status of an alert",
        "--severity, worst, severity"
    })
    void list_badOption_exit2(String option, String value, String message) {
        PivotsRun run = PivotsRun.of(desk, "list", option, value);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsIgnoringCase(message);
    }

    @Test
    void show_byTheBeginningOfAnId() {
        PivotsRun run = PivotsRun.of(desk, "show", "AAAA", "--json");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(OPEN).hasLineCount(1);
    }

    @Test
    void show_noneOrSeveral_exit1() throws IOException {
        PivotsRun none = PivotsRun.of(desk, "show", "ffff");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no alert begins with ffff");
        desk.with("aaaa1000000000000000000000000000", "open", "low", "");
        PivotsRun several = PivotsRun.of(desk, "show", "aaaa");
        assertThat(several.exit()).isEqualTo(1);
        assertThat(several.err()).contains("several alerts begin with 'aaaa'");
    }

    @Test
    void show_noId_exit2() {
        assertThat(PivotsRun.of(desk, "show").exit()).isEqualTo(2);
        PivotsRun run = PivotsRun.of(desk, "show", "xyz");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'xyz' is no id of an alert");
    }

    @Test
    void export_toStdoutAndToAFile() throws IOException {
        PivotsRun run = PivotsRun.of(desk, "export", "aaaa", "--format", "graphml");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("<?xml").contains("graphml");
        Path file = folder.resolve("alert.dot");
        PivotsRun toFile = PivotsRun.of(desk, "export", "aaaa", "--format", "dot", "-o", file.toString());
        assertThat(toFile.exit()).isZero();
        assertThat(toFile.out()).isEmpty();
        assertThat(Files.readString(file)).contains("digraph");
        assertThat(PivotsRun.of(desk, "export", "aaaa", "--format", "gif").exit())
                .isEqualTo(2);
        assertThat(PivotsRun.of(desk, "export", "ffff", "--format", "dot").exit())
                .isEqualTo(1);
        assertThat(PivotsRun.of(desk, "export", "aaaa", "--format", "dot", "-o", folder + "/no/such")
                        .exit())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"ack, ACKNOWLEDGE", "confirm, CONFIRM", "reopen, REOPEN"})
    void decisions_reachTheAlert(String command, Decision.Kind kind) {
        PivotsRun run = PivotsRun.of(desk, command, "aaaa", "--note", "seen", "--assignee", "eve");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(OPEN + " " + kind + ": Possible pivot\n");
        assertThat(desk.decisions).containsExactly(Decision.of(kind, "seen", "eve"));
        assertThat(PivotsRun.of(desk, command, "ffff").exit()).isEqualTo(1);
    }

    @Test
    void dismiss_hasScopeAndEnd() {
        PivotsRun run = PivotsRun.of(
                desk, "dismiss", "aaaa", "--note", "admin", "--scope", "stepping-stone", "--until", "2026-03-31");
        assertThat(run.exit()).as(run.err()).isZero();
        long end = Instant.parse("2026-04-01T00:00:00Z").toEpochMilli();
        assertThat(desk.decisions)
                .containsExactly(new Decision(Decision.Kind.DISMISS, "admin", null, Scope.STEPPING_STONE, end));
    }

    @Test
    void dismiss_ofTheFindingOnly_needsNoEnd() {
        assertThat(PivotsRun.of(desk, "dismiss", "aaaa", "--note", "admin").exit())
                .isZero();
        assertThat(desk.decisions).containsExactly(Decision.of(Decision.Kind.DISMISS, "admin", null));
    }

    @Test
    void dismiss_withoutNoteOrEnd_orWithOneThatHasPassed_exit2() {
        assertThat(PivotsRun.of(desk, "dismiss", "aaaa").err()).contains("Give --note TEXT");
        assertThat(PivotsRun.of(desk, "dismiss", "aaaa", "--note", "x", "--scope", "origin")
                        .err())
                .contains("Give --until TIME");
        assertThat(PivotsRun.of(desk, "dismiss", "aaaa", "--note", "x", "--until", "2026-03-01")
                        .err())
                .contains("has passed");
        assertThat(PivotsRun.of(desk, "dismiss", "aaaa", "--note", "x", "--scope", "all")
                        .err())
                .contains("is not a scope of a dismissal");
        assertThat(desk.decisions).isEmpty();
    }
}
