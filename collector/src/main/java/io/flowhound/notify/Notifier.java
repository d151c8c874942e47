/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds which alerts people should be told of, and has them told by every channel once. Several may run next to
 * each other.
 *
 * <p>A poll is one search for what was notified within the last week and one request a channel for the claims on what is not known to
 * be over. The week stands in for a watermark: {@code pivot.notified_at} is a time of flows, not of the clock, and a hunt that
 * catches up writes times long gone.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notifier.class);
    private static final long LOOK_BACK = Duration.ofDays(7).toMillis();
    /** What was notified longer before a channel's first start is not told by it. */
    private static final long FIRST_LOOK_BACK = Duration.ofHours(1).toMillis();

    private static final long KEEP_CLAIMS = Duration.ofDays(30).toMillis();
    private static final long CLEAN_INTERVAL = Duration.ofHours(1).toMillis();
    private static final long PATIENCE = Duration.ofMinutes(15).toMillis();
    private static final long STOP_MILLIS = 10_000;

    private final NotifierSettings settings;
    private final ElasticClient client;
    private final AlertSearch alerts;
    private final HealthNotices healthNotices;
    private final ContactSearch contacts;
    private final Claims claims;
    private final LongSupplier clock;
    private final List<Courier> couriers;
    private final Map<String, Long> starts = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "flowhound-notify");
    private volatile @Nullable String problem;
    private volatile long failingSince;
    private long cleanedAt;

    /**
     * A notifier that has not begun.
     *
     * @param client closed with the notifier; may read alerts, and read and write state
     */
    public Notifier(NotifierSettings settings, ElasticClient client, List<Channel> channels, MeterRegistry registry) {
        this(settings, client, channels, registry, System::currentTimeMillis);
    }

    Notifier(
            NotifierSettings settings,
            ElasticClient client,
            List<Channel> channels,
            MeterRegistry registry,
            LongSupplier clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.alerts = new AlertSearch(client, settings.prefix());
        this.healthNotices = new HealthNotices(client, settings);
        this.contacts = new ContactSearch(client, settings);
        this.claims = new Claims(client, settings.prefix(), clock);
        String owner = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
        this.couriers = channels.stream()
                .map(channel ->
                        new Courier(channel, alerts, claims, owner, clock, new ChannelState(channel.name(), registry)))
                .toList();
    }

    /** Begins to tell, on a thread of its own. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                attempt();
            } while (!stop.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("the notifier was interrupted");
        }
    }

    private void attempt() throws InterruptedException {
        try {
            poll();
            if (problem != null) {
                log.info("the notifier can work again");
            }
            problem = null;
        } catch (IOException e) {
            failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.warn("a mistake of ours keeps alerts from being told", e);
            failed(e.toString());
        }
    }

    private void failed(String why) {
        if (problem == null) {
            failingSince = clock.getAsLong();
            log.warn("alerts cannot be told now, the notifier goes on trying: {}", why);
        }
        problem = why;
    }

    /**
     * Tells what has to be told now. Alerts that cannot be searched keep nothing else from being told.
     *
     * @throws IOException when Elasticsearch cannot be asked; that a channel fails is no exception
     */
    void poll() throws IOException, InterruptedException {
        long now = clock.getAsLong();
        List<Notice> found = new ArrayList<>();
        ElasticException failure = find(oldest(now, true), now, found);
        for (Courier courier : couriers) {
            if (stop.getCount() > 0) {
                courier.deliver(since(courier, found, now));
            }
        }
        if (now - cleanedAt >= CLEAN_INTERVAL) {
            claims.deleteBefore(now - KEEP_CLAIMS);
            cleanedAt = now;
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Adds what can be found; why alerts cannot be, or null. */
    private @Nullable ElasticException find(long after, long now, List<Notice> found) throws ElasticException {
        ElasticException failure = null;
        try {
            if (settings.kinds().contains(NoticeKind.PIVOTS)) {
                found.addAll(alerts.after(after, now));
            }
        } catch (ElasticException e) {
            failure = unlessAlone(e);
        }
        try {
            if (settings.kinds().contains(NoticeKind.CONTACTS)) {
                found.addAll(contacts.find(now));
            }
        } catch (ElasticException e) {
            failure = unlessAlone(e);
        }
        found.addAll(healthNotices.find(now));
        return failure;
    }

    /** Without any answer nothing else could be asked either. */
    private static ElasticException unlessAlone(ElasticException e) throws ElasticException {
        if (e.status() == 0) {
            throw e;
        }
        return e;
    }

    /** What would be told now, by the names of the channels; changes nothing. */
    public Map<String, List<Notice>> pending() throws IOException {
        long now = clock.getAsLong();
        List<Notice> found = new ArrayList<>();
        ElasticException failure = find(oldest(now, false), now, found);
        if (failure != null) {
            throw failure;
        }
        Map<String, List<Notice>> pending = new LinkedHashMap<>();
        for (Courier courier : couriers) {
            pending.put(courier.channel().name(), courier.pending(since(courier, found, now)));
        }
        return pending;
    }

    private long oldest(long now, boolean remember) throws ElasticException {
        long oldest = now;
        for (Courier courier : couriers) {
            String name = courier.channel().name();
            if (!starts.containsKey(name)) {
                starts.put(name, claims.start(name, now - FIRST_LOOK_BACK, remember));
            }
            oldest = Math.min(oldest, start(courier, now));
        }
        return Math.max(oldest, now - LOOK_BACK);
    }

    /** A start that lies ahead was remembered when the clock was wrong: until then nothing would be told. */
    private long start(Courier courier, long now) {
        long known = starts.getOrDefault(courier.channel().name(), Long.MAX_VALUE);
        return Math.min(known, now - FIRST_LOOK_BACK);
    }

    private List<Notice> since(Courier courier, List<Notice> found, long now) {
        long start = start(courier, now);
        return found.stream().filter(notice -> notice.notifiedAt() > start).toList();
    }

    /** How the notifier and its channels are. */
    public HealthSource health() {
        return new NotifyCondition();
    }

    private final class NotifyCondition implements HealthSource {
        @Override
        public String name() {
            return "notify";
        }

        @Override
        public Health health() {
            long now = clock.getAsLong();
            List<String> complaints = new ArrayList<>();
            String ours = problem;
            if (ours != null && now - failingSince >= PATIENCE) {
                complaints.add("alerts cannot be told since " + Documents.iso(failingSince) + ": " + ours);
            }
            complaints.addAll(healthNotices.complaints(now - PATIENCE));
            for (Courier courier : couriers) {
                String complaint = courier.state().complaint(now);
                if (complaint != null) {
                    complaints.add(complaint);
                }
            }
            return complaints.isEmpty()
                    ? Health.ok("no channel has failed for long")
                    : Health.failing(String.join("; ", complaints)
                            + " (./flowhound notify --test shows whether it works again)");
        }
    }

    /** Ends after the message that is being sent, or amid it when that takes long: it is sent again then, with the same key. */
    @Override
    public void close() throws IOException {
        stop.countDown();
        if (!ended()) {
            thread.interrupt();
            ended();
        }
        client.close();
    }

    private boolean ended() {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
