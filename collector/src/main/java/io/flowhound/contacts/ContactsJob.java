/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for first contacts at every interval, until it is stopped. One thread calls {@link #watch} or {@link #look}; any thread may
 * call the rest.
 *
 * <p>It goes by arrival time, up to where all collectors have stored their flows, and begins each look some minutes before the end of
 * the last one, since what is stored can be found a little later only.
 */
public final class ContactsJob {
    private static final Logger log = LoggerFactory.getLogger(ContactsJob.class);
    private static final long DAY_MILLIS = 86_400_000;
    /** What is read again. */
    static final long OVERLAP_MILLIS = 300_000;
    /** What is read at once. */
    static final long WINDOW_MILLIS = 3_600_000;

    private static final long RETRY_MILLIS = 60_000;
    private static final long LEAST_LEASE_MILLIS = 600_000;
    private static final int LEASE_INTERVALS = 2;

    private final ContactSettings settings;
    private final FlowReader flows;
    private final Ledger ledger;
    private final Round round;
    private final ContactsState state;
    private final StoredUntil stored;
    private final ContactsMeters meters;
    private final ContactsStatus status;
    private final LongSupplier clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private String trouble = "";
    private boolean held;
    private long position = -1;
    private long cleanedAt;

    /**
     * A job that has not begun.
     *
     * @param client may read flows, and read and write state, the ledger and first contacts
     * @param owner name of this process among those that may look
     */
    public ContactsJob(ContactSettings settings, ElasticClient client, String owner, MeterRegistry registry) {
        this(settings, client, owner, registry, System::currentTimeMillis);
    }

    ContactsJob(
            ContactSettings settings, ElasticClient client, String owner, MeterRegistry registry, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
        this.meters = new ContactsMeters(registry);
        this.flows = new FlowReader(client, settings);
        this.ledger = new Ledger(client, settings.prefix());
        this.round = new Round(settings, flows, ledger, new FirstContacts(client, settings.prefix()), meters, clock);
        long lease = Math.max(
                LEAST_LEASE_MILLIS, LEASE_INTERVALS * settings.interval().toMillis());
        this.state = new ContactsState(client, settings.prefix(), owner, lease, clock);
        this.stored = new StoredUntil(client, settings.prefix());
        this.status = new ContactsStatus(settings.interval(), clock);
    }

    /** How it is, for /health. */
    public HealthSource health() {
        return status;
    }

    /** Lets the job end after the stretch that it is at. */
    public void stop() {
        stop.countDown();
    }

    /** Looks at every interval until it is stopped. What fails is done again from where it was. */
    public void watch() throws InterruptedException {
        boolean well = true;
        while (!stop.await(pause(well), TimeUnit.MILLISECONDS)) {
            well = attempt();
        }
        release();
    }

    private long pause(boolean well) {
        long interval = settings.interval().toMillis();
        return position < 0 && well ? 0 : well ? interval : Math.min(interval, RETRY_MILLIS);
    }

    private boolean attempt() {
        try {
            boolean ours = look();
            if (!trouble.isEmpty()) {
                log.info("first contacts are looked for again");
            }
            trouble = "";
            return ours || position >= 0;
        } catch (IOException e) {
            failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException bug) {
            log.error("the search for first contacts failed; it goes on in a minute, please report this", bug);
            failed("it failed with " + bug);
        }
        return false;
    }

    private void failed(String words) {
        meters.failures.increment();
        ledger.reread();
        if (!words.equals(trouble)) {
            log.warn("first contacts are not looked for now, it tries again every minute: {}", words);
        }
        trouble = words;
        status.trouble(words);
    }

    /**
     * Looks through everything that has arrived since the last time.
     *
     * @return false when it is another one's turn, or when it was stopped
     * @throws IOException when Elasticsearch cannot be asked, or refuses something
     */
    public boolean look() throws IOException {
        Turn turn = state.take();
        if (!turn.ours()) {
            held = false;
            status.standby(turn.owner());
            return false;
        }
        long now = clock.getAsLong();
        position = turn.position() >= 0 ? turn.position() : now - DAY_MILLIS;
        if (!held) {
            ledger.reread();
            held = true;
        }
        long limit = stored.millis(now);
        while (position < limit) {
            if (stop.getCount() == 0 || !advance(limit)) {
                return false;
            }
        }
        if (now - cleanedAt >= DAY_MILLIS) {
            int forgotten = round.forget(now);
            log.debug("first contacts: {} entries of the ledger were forgotten", forgotten);
            ledger.reread();
            cleanedAt = now;
        }
        status.done(position, (long) meters.contacts.count());
        return true;
    }

    /** Looks through the next stretch; false when another one has taken over. */
    private boolean advance(long limit) throws IOException {
        long from = position - OVERLAP_MILLIS;
        if (limit - from > WINDOW_MILLIS) {
            from = Math.max(from, Math.min(flows.firstArrival(from), limit));
        }
        long to = Math.min(limit, from + WINDOW_MILLIS);
        if (from < to) {
            round.run(new Span(from, to));
            meters.rounds.increment();
        }
        position = Math.max(to, position);
        held = state.save(position);
        status.done(position, (long) meters.contacts.count());
        return held;
    }

    private void release() {
        try {
            if (held) {
                state.release(position);
            }
        } catch (IOException e) {
            log.debug("the turn of first contacts could not be given back; it ends by itself", e);
        }
    }
}
