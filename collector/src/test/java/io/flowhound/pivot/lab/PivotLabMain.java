/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.job.Witness;
import io.flowhound.pivot.logs.LabLogs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Runs a detector over data sets of the pivot lab: folders with {@code flows.jsonl} and {@code truth.json}. Each gets a file
 * {@code alerts-METHOD.ndjson}, and standard output a line of JSON about the run.
 *
 * <p>Options before the folders: {@code --naive} for the naive method, {@code --learning DAYS}, {@code --trial DAYS}, {@code
 * --tick MINUTES}, {@code --leases DAY}: from that day on, the first is 0, the machines are known that {@code leases.json} of the folder
 * names for addresses; {@code --logs SEED}: some of the hosts send logs, in which accounts are looked for; {@code --persistent}: who is
 * refused in a decoy tries so long that it carries the octets of a login; {@code --documents}: reads {@code documents.ndjson} instead,
 * the documents that {@code flowhound decode} makes of the records.
 */
public final class PivotLabMain {
    private final List<Path> folders = new ArrayList<>();
    private boolean naive;
    private int learning = Rules.defaults().learningDays();
    private int trial = Rules.defaults().trialDays();
    private int tick = 15;
    private int leases = -1;
    private int logs = -1;
    private boolean persistent;
    private String file = "flows.jsonl";

    private PivotLabMain(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--naive" -> naive = true;
                case "--learning" -> learning = Integer.parseInt(arguments.get(++i));
                case "--trial" -> trial = Integer.parseInt(arguments.get(++i));
                case "--tick" -> tick = Integer.parseInt(arguments.get(++i));
                case "--logs" -> logs = Integer.parseInt(arguments.get(++i));
                case "--persistent" -> persistent = true;
                case "--documents" -> file = "documents.ndjson";
                case "--leases" -> leases = Integer.parseInt(arguments.get(++i));
                default -> folders.add(Path.of(arguments.get(i)));
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        PivotLabMain lab = new PivotLabMain(List.of(arguments));
        for (Path folder : lab.folders) {
            System.out.println(lab.naive ? lab.naive(folder) : lab.detect(folder));
        }
    }

    private ObjectNode detect(Path folder) throws IOException {
        LabTruth truth = LabTruth.read(folder.resolve("truth.json"));
        Rules rules = rules(truth);
        List<LoginRecord> records = records(folder, rules.services(), truth);
        JsonNode labels =
                new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
        if (persistent) {
            records = LabLogs.persistent(records, labels);
        }
        LabLogs lines = new LabLogs(records, rules.services(), labels, logs);
        LabRun run = new LabRun(rules, Duration.ofMinutes(tick), logs < 0 ? Witness.NONE : lines::ask);
        long before = cpu();
        run.run(records, truth.start(), truth.until());
        ObjectNode line = line(folder, "detector", records, cpu() - before);
        write(folder.resolve("alerts-detector.ndjson"), run.alerts());
        write(folder.resolve("dropped-detector.ndjson"), run.dropped());
        if (logs >= 0) {
            LabLogs.Score score = lines.score(run.alerts().stream()
                    .flatMap(alert -> alert.legs().stream())
                    .toList());
            line.put("legs_with_line", score.logged());
            line.put("right_user", score.right());
            line.put("wrong_user", score.wrong());
            line.put("unclear_user", score.unclear());
        }
        line.put("ticks", run.ticks());
        line.put("history_days", run.historyDays());
        line.put("alerts", run.alerts().size());
        line.put("held", run.held().size());
        line.put("dropped", run.dropped().size());
        line.put("dropped_after_telling", run.droppedAfterTelling());
        List<Long> latencies = run.latencies();
        if (!latencies.isEmpty()) {
            line.put("latency_median_min", latencies.get(latencies.size() / 2));
            line.put("latency_p95_min", latencies.get(latencies.size() * 95 / 100));
        }
        return line;
    }

    private ObjectNode naive(Path folder) throws IOException {
        LabTruth truth = LabTruth.read(folder.resolve("truth.json"));
        Rules rules = rules(truth);
        List<LoginRecord> records = records(folder, rules.services(), truth);
        NaiveBaseline method = new NaiveBaseline(rules.services(), Duration.ofHours(1));
        long before = cpu();
        method.hunt(records, truth.baselineUntil(), graph -> {});
        ObjectNode line = line(folder, "naive", records, cpu() - before);
        line.put("look_ups", method.lookUps());
        try (PrintWriter out = writer(folder.resolve("alerts-naive.ndjson"))) {
            method.hunt(records, truth.baselineUntil(), graph -> out.println(NaiveAlert.document(graph)));
        }
        return line;
    }

    private Rules rules(LabTruth truth) {
        Rules rules = Rules.defaults();
        return new Rules(
                rules.services(),
                rules.internal(),
                rules.critical(),
                truth.maxGap(),
                rules.skew(),
                rules.mergeGap(),
                rules.lateness(),
                rules.maxLifetime(),
                rules.nestDelta(),
                rules.minBytesToServer(),
                rules.minBytesToClient(),
                rules.linkThreshold(),
                rules.alertThreshold(),
                learning,
                trial,
                rules.historyDays());
    }

    private List<LoginRecord> records(Path folder, Services services, LabTruth truth) throws IOException {
        Path flows = folder.resolve(file);
        if (leases < 0) {
            return new LabFlows(services).read(flows);
        }
        Map<String, String> machines = new ObjectMapper()
                .readValue(folder.resolve("leases.json").toFile(), new TypeReference<Map<String, String>>() {});
        long since = truth.start() + Duration.ofDays(leases).toMillis();
        return new LabFlows(services, machines, since).read(flows);
    }

    private static ObjectNode line(Path folder, String method, List<LoginRecord> records, long nanos) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("set", String.valueOf(folder.getFileName()));
        line.put("method", method);
        line.put("logins", records.size());
        line.put("cpu_ms", nanos / 1_000_000);
        return line;
    }

    private static void write(Path file, Collection<Finding> findings) {
        try (PrintWriter out = writer(file)) {
            findings.forEach(finding -> out.println(LabAlert.document(finding)));
        }
    }

    private static PrintWriter writer(Path file) {
        try {
            return new PrintWriter(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
