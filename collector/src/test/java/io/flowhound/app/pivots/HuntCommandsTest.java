/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.report.SeenNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that hunt, over logins in memory. */
class HuntCommandsTest {
    private static final String A = "10.0.1.5";
    private static final String B = "10.0.2.6";
    private static final String C = "10.0.3.7";
    private static final String D = "10.0.4.8";

    private static FakeDesk pivot(int learningDays) {
        return new FakeDesk(Rules.defaults().withLearning(learningDays, 0))
                .login(A, B, "2026-03-07T10:00:00Z")
                .login(B, C, "2026-03-07T10:02:00Z");
    }

    private static final String[] DAY = {"--from", "2026-03-07", "--to", "2026-03-07"};

    private static PivotsRun run(FakeDesk desk, String command, String... more) {
        String[] args = new String[more.length + DAY.length + 1];
        args[0] = command;
        System.arraycopy(DAY, 0, args, 1, DAY.length);
        System.arraycopy(more, 0, args, 1 + DAY.length, more.length);
        return PivotsRun.of(desk, args);
    }

    @Test
    void run_writesAlertsAndShowsThem() {
        FakeDesk desk = pivot(0);
        PivotsRun run = run(desk, "run");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("2 login records")
                .contains("people told 1 times")
                .contains(A)
                .contains(B);
        assertThat(PivotsRun.of(desk, "list", "--json").out()).hasLineCount(1);
    }

    @Test
    void run_whileLearning_saysSoAndAlertsNothing() {
        FakeDesk desk = pivot(3);
        PivotsRun run = run(desk, "run");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("learning: 0 of 3 days of history are there, until then nothing is alerted")
                .contains("people told 0 times");
        assertThat(PivotsRun.of(desk, "list", "--json").out()).isEmpty();
    }

    @Test
    void dryRun_writesNothing() {
        FakeDesk desk = pivot(0);
        PivotsRun run = run(desk, "run", "--dry-run");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("2026-03-07").contains(C);
        assertThat(PivotsRun.of(desk, "list", "--json", "--all").out()).isEmpty();
        PivotsRun days = PivotsRun.of(desk, "run", "--dry-run", "--days", "2");
        assertThat(days.exit()).as(days.err()).isZero();
        assertThat(days.out()).contains("2026-03-07T00:00:00Z to 2026-03-08T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "run",
        "run --from -1h --to -2h",
        "run --days 3",
        "run --dry-run --days 0",
        "run --dry-run --days 3 --from -1d",
        "run --from -1d --tick 1s",
        "run --from -1d --tick soon",
        "watch --to now",
        "trace",
        "trace router --from -1d",
        "trace 10.0.0.1 --back --forward",
        "trace 10.0.0.1 --limit 0",
        "coverage --from yesterday",
        "expand xyz"
    })
    void badUsage_exit2(String command) {
        PivotsRun run = PivotsRun.of(pivot(0), command.split(" ", -1));
        assertThat(run.exit()).as(run.out()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotBlank();
    }

    @Test
    void watch_overStoredTime_printsALineAnAlertWithItsLatency() {
        PivotsRun run = run(pivot(0), "watch", "--tick", "15m");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .hasLineCount(1)
                .startsWith("2026-03-07T10:00:00Z")
                .contains(A + " -> " + B + " -> " + C)
                .contains("3 min 0 s after the second login");
        assertThat(run.err()).contains("0 days of history").contains("all within 3 min 0 s");
    }

    @Test
    void watch_whileLearning_saysSo() {
        PivotsRun run = run(pivot(3), "watch");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("learning: 0 of 3 days");
    }

    @Test
    void trace_bothWays() {
        PivotsRun run = run(pivot(0), "trace", B);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains(A).contains(C);
        assertThat(run.err()).contains("No flow of 10.0.2.0/24 was seen in that time");
        assertThat(run(pivot(0), "trace", B, "--back").out()).contains(A).doesNotContain(C);
        assertThat(run(pivot(0), "trace", B, "--forward").out()).contains(C).doesNotContain(A);
    }

    @Test
    void trace_asJson_isALineALogin() throws Exception {
        PivotsRun run = run(pivot(0), "trace", B, "--json");
        assertThat(run.out().lines().toList())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(new ObjectMapper().readTree(line).isObject()).isTrue());
    }

    @Test
    void trace_leavesOutWhatLiesOutsideOfTheTime() {
        FakeDesk desk = pivot(0).login(D, B, "2026-03-06T23:00:00Z").login(B, D, "2026-03-06T23:01:00Z");
        assertThat(run(desk, "trace", B).out()).contains(C).doesNotContain(D);
        assertThat(PivotsRun.of(desk, "trace", B, "--from", "2026-03-06").out())
                .contains(C)
                .contains(D);
    }

    @Test
    void coverage_asTextAndJson() throws Exception {
        FakeDesk desk = pivot(0);
        desk.seen = new SeenNetworks(
                0,
                1,
                List.of(new SeenNetworks.Network("10.0.1.0/24", 5), new SeenNetworks.Network("10.0.2.0/24", 5)),
                List.of(new SeenNetworks.Pair("10.0.1.0/24", "10.0.2.0/24", 5)),
                List.of(new SeenNetworks.Pair("10.0.2.0/24", "10.0.2.0/24", 0)),
                List.of(new SeenNetworks.Exporter("192.0.2.1", null, 5)));
        assertThat(run(desk, "coverage").out()).contains("10.0.2.0/24");
        JsonNode json =
                new ObjectMapper().readTree(run(desk, "coverage", "--json").out());
        assertThat(json.at("/blind/0/a").asText()).isEqualTo("10.0.2.0/24");
        assertThat(json.at("/exporters/0/flows").asLong()).isEqualTo(5);
        assertThat(run(desk, "trace", B).err()).contains("Nobody looks inside of 10.0.2.0/24");
        assertThat(run(desk, "trace", A).err()).isEmpty();
        assertThat(Blindness.summary(desk.seen))
                .isEqualTo("of our 2 networks no flow was seen inside 1 of them: pivots coverage says which");
    }

    @Test
    void expand_listsWhatCouldHaveGoneOnFromTheAlert() {
        FakeDesk desk = pivot(0);
        run(desk, "run");
        String id = desk.alerts(AlertQuery.of(0, Long.MAX_VALUE)).get(0).id();
        desk.login(C, D, "2026-03-07T10:20:00Z").login(A, D, "2026-03-07T09:00:00Z");
        PivotsRun run = PivotsRun.of(desk, "expand", id);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains(B).contains(C).contains(D);
        assertThat(PivotsRun.of(desk, "expand", id, "--json").out())
                .as("the other login from the origin is no part of it")
                .hasLineCount(3);
        desk.records.clear();
        PivotsRun gone = PivotsRun.of(desk, "expand", id);
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.err()).contains("are no longer there; flowhound-evidence keeps those");
        assertThat(PivotsRun.of(desk, "expand", "ffff").exit()).isEqualTo(1);
    }
}
