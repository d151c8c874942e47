/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import static io.flowhound.app.status.TestExporters.NOW;
import static io.flowhound.app.status.TestExporters.exporter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.netflow.ExporterReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReportBoardTest {
    private final AtomicLong clock = new AtomicLong(NOW);
    private final ReportBoard board = new ReportBoard(clock::get, Duration.ofMinutes(1));
    private final ReportBoard impatient = new ReportBoard(clock::get, Duration.ZERO);

    private static List<ExporterReport> flows(long flows) {
        return List.of(exporter().counts(1, flows, 0).report());
    }

    private static Double rate(Reports reports) {
        return reports.flowsPerSecond(reports.streams().get(0));
    }

    @Test
    void latest_beforeTheFirstReport_isNone() {
        assertThat(impatient.latest()).isEqualTo(Reports.NONE);
    }

    @Test
    void latest_waitsForThePipeline() {
        CompletableFuture<Reports> reader = CompletableFuture.supplyAsync(board::latest);
        await().until(board::asked);
        board.publish(() -> flows(7));
        assertThat(reader.join().streams()).isEqualTo(flows(7));
        assertThat(board.asked()).isFalse();
    }

    @Test
    void latest_busyPipeline_givesTheOneBefore() {
        impatient.publish(() -> flows(7));
        clock.addAndGet(600_000);
        Reports reports = impatient.latest();
        assertThat(reports.time()).isEqualTo(NOW);
        assertThat(reports.streams()).isEqualTo(flows(7));
        assertThat(impatient.asked()).isTrue();
    }

    @Test
    void latest_youngReport_doesNotAsk() {
        board.publish(() -> flows(7));
        clock.addAndGet(999);
        assertThat(board.latest().streams()).isEqualTo(flows(7));
        assertThat(board.asked()).isFalse();
    }

    @Test
    void due_nowAndThen_andWhenAsked() {
        assertThat(impatient.due()).isTrue();
        impatient.publish(() -> flows(7));
        assertThat(impatient.due()).isFalse();
        clock.addAndGet(14_999);
        assertThat(impatient.due()).isFalse();
        clock.addAndGet(1);
        assertThat(impatient.due()).isTrue();
        impatient.publish(() -> flows(7));
        clock.addAndGet(1_000);
        assertThat(impatient.due()).isFalse();
        impatient.latest();
        assertThat(impatient.due()).isTrue();
    }

    @Test
    void rate_isOfTenSecondsOrMore_howeverOftenReportsAreMade() {
        board.publish(() -> flows(1_000));
        assertThat(rate(board.latest())).isNull();
        for (int second = 1; second <= 25; second++) {
            clock.addAndGet(1_000);
            long flows = 1_000 + 50L * second;
            board.publish(() -> flows(flows));
        }
        Reports reports = board.latest();
        assertThat(reports.intervalSeconds()).isEqualTo(15);
        assertThat(rate(reports)).isEqualTo(50.0);
    }

    @Test
    void rate_ofAStreamThatIsNew_countsAllItsFlows() {
        board.publish(List::of);
        clock.addAndGet(10_000);
        board.publish(() -> flows(300));
        assertThat(rate(board.latest())).isEqualTo(30.0);
    }

    @Test
    void publish_decoderThrows_keepsTheReportBefore() {
        board.publish(() -> flows(7));
        clock.addAndGet(20_000);
        board.publish(() -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(board.latest().streams()).isEqualTo(flows(7));
    }
}
