/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.status.Condition;
import io.flowhound.app.status.ReportBoard;
import io.flowhound.bulk.IndexNames;
import io.flowhound.enrich.AddressRules;
import io.flowhound.enrich.threat.ListState;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the collector every few seconds, and once a minute makes the health documents, on a thread of its own. Another one sends them
 * and asks for the disks of Elasticsearch, so that an Elasticsearch that does not answer delays no look.
 */
public final class QualityWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QualityWatch.class);
    private static final long LOOK_MILLIS = 5_000;
    private static final long DISK_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long STOP_MILLIS = 3_000;

    private final Parts parts;
    private final KnownExporters known = new KnownExporters();
    private final ExporterGauges gauges;
    private final ReceivingWatch receiving = new ReceivingWatch();
    private final BacklogWatch backlog;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread looks =
            Thread.ofPlatform().daemon().name("flowhound-quality").unstarted(this::look);
    private final Thread sends =
            Thread.ofPlatform().daemon().name("flowhound-health").unstarted(this::send);
    private volatile List<HealthSource> conditions = List.of();
    private final Schedule schedule;
    private long until;

    /**
     * What it is made of.
     *
     * @param interval of the documents, milliseconds
     * @param index of the documents; null when none are wanted
     * @param clock epoch milliseconds
     * @param behind age of the oldest datagram that is not decoded, in seconds
     * @param kernelDrops reads the drops of the kernel, since the collector started
     */
    record Parts(
            long interval,
            @Nullable IndexNames index,
            LongSupplier clock,
            DoubleSupplier behind,
            LongSupplier kernelDrops,
            ReportBoard board,
            Growth growth,
            Silence silence,
            ExporterDocuments exporters,
            CollectorDocument collector,
            ThreatDocuments threats,
            HealthSender sender,
            ElasticDisk disk) {}

    QualityWatch(Parts parts, ExporterGauges gauges, BacklogWatch backlog) {
        this.parts = parts;
        this.gauges = gauges;
        this.backlog = backlog;
        this.until = parts.clock.getAsLong();
        this.schedule = new Schedule(parts.interval, until);
    }

    /** The conditions that are its own. */
    public List<HealthSource> conditions() {
        return List.of(receiving, backlog, new Exporters(), new Documents());
    }

    /** Has documents hold addresses by other rules from now on. */
    public void mask(AddressRules rules) {
        parts.exporters.mask(rules);
    }

    /** Tells of these threat lists, too. */
    public void watch(Supplier<List<ListState>> lists) {
        parts.threats.watch(lists);
    }

    /**
     * Begins to look.
     *
     * @param all the conditions of {@code /health}, of which documents tell
     */
    public void start(List<HealthSource> all) {
        conditions = List.copyOf(all);
        looks.start();
    }

    /** Begins to send. To be called when the index template is there. */
    public void startSending() {
        sends.start();
    }

    private void look() {
        try {
            boolean stop;
            do {
                long wait = Math.clamp(schedule.remaining(parts.clock.getAsLong()), 1, LOOK_MILLIS);
                stop = stopping.await(wait, TimeUnit.MILLISECONDS);
                round(stop);
            } while (!stop);
        } catch (InterruptedException e) {
            log.debug("ended before the last documents were made");
        }
    }

    /** One look; with documents when their time is over, or when it is the last one. Whatever fails, the next look comes. */
    private void round(boolean last) {
        try {
            glance();
            long now = parts.clock.getAsLong();
            Span span = schedule.over(now);
            if (last) {
                span = schedule.last(now);
            }
            if (span != null) {
                documents(span);
                schedule.done(span);
            }
        } catch (RuntimeException e) {
            log.warn("the collector's health could not be looked at, goes on", e);
        }
    }

    private void glance() {
        long now = parts.clock.getAsLong();
        double behind = parts.behind.getAsDouble();
        long steady = steadyMillis(); // these know spans of time only, in which no clock must be set
        receiving.look(steady, parts.kernelDrops.getAsLong());
        backlog.look(steady, behind);
        ReportBoard.Snapshot report = parts.board.snapshot();
        if (report.time() > 0) {
            until = Math.min(report.time(), now - (Double.isFinite(behind) ? (long) (behind * 1000) : 0));
            known.update(report.streams(), now);
            parts.silence.look(known.all(), until);
        }
        gauges.show(known.all(), parts.silence, parts.exporters::completeness, until);
    }

    private static long steadyMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private void documents(Span span) {
        parts.growth.read();
        IndexNames index = parts.index;
        if (index == null) {
            return;
        }
        List<HealthDocument> documents = new ArrayList<>();
        documents.add(parts.collector.of(span, Condition.ask(conditions)));
        documents.addAll(parts.exporters.of(known.all(), span, until));
        documents.addAll(parts.threats.of(span));
        parts.sender.add(documents.size(), body(documents, index.index(span.end())));
    }

    private static byte[] body(List<HealthDocument> documents, String index) {
        StringBuilder lines = new StringBuilder();
        for (HealthDocument document : documents) {
            ObjectNode action = JsonNodeFactory.instance.objectNode();
            action.putObject("create").put("_index", index).put("_id", document.id());
            lines.append(action).append('\n').append(document.json()).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void send() {
        long asked = Long.MIN_VALUE / 2;
        try {
            boolean stop;
            do {
                stop = stopping.await(Math.min(LOOK_MILLIS, parts.interval), TimeUnit.MILLISECONDS);
                if (stop) {
                    looks.join(STOP_MILLIS); // its last documents
                }
                parts.sender.send();
                long now = steadyMillis();
                if (!stop && now - asked >= DISK_MILLIS) {
                    asked = now;
                    disk(parts.clock.getAsLong());
                }
            } while (!stop);
        } catch (InterruptedException e) {
            log.debug("ended before the last health documents were sent");
        }
    }

    /** Whatever an answer looks like, documents are sent. */
    private void disk(long now) {
        try {
            parts.disk.look(now);
        } catch (RuntimeException e) {
            log.warn("the disks of Elasticsearch could not be looked at, goes on", e);
        }
    }

    /** Makes the last documents and tries once to send them. What receives and stores must have stopped. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            looks.join(STOP_MILLIS);
            sends.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        looks.interrupt();
        sends.interrupt();
    }

    /** Silent exporters are worth a look and no reason to restart anything. */
    private final class Exporters implements HealthSource {
        @Override
        public String name() {
            return "exporters";
        }

        @Override
        public Health health() {
            Set<String> silent = parts.silence.all();
            return silent.isEmpty()
                    ? Health.ok("none is silent")
                    : Health.warning(silent.size() + " silent: "
                            + String.join(
                                    ", ", silent.stream().sorted().limit(5).toList())
                            + (silent.size() > 5 ? " ..." : "")
                            + ". Look whether they are up and still export to this collector (exporters.silent-after)");
        }
    }

    /** Health documents are a convenience: without them no flow is lost. */
    private final class Documents implements HealthSource {
        @Override
        public String name() {
            return "health-documents";
        }

        @Override
        public Health health() {
            return parts.index == null ? Health.ok("not wanted (health-documents.enabled)") : parts.sender.health();
        }
    }
}
