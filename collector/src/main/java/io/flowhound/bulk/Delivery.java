/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to Elasticsearch, one after the other: sends, and sends again what was not taken, until each document is
 * stored or in the dead-letter file. Used by one sender.
 */
final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final BulkTransport transport;
    private final BulkMeters meters;
    private final Troubles troubles;
    private final Backoff backoff;
    private final Doubt doubt;
    private final ItemJudge judge;
    private final JsonFactory json = new JsonFactory();
    private final BulkAnswer answer = new BulkAnswer(json);
    private final Window window = new Window();
    private final Permits permits;
    /** How many documents at the front of the batch were sent before. */
    private int sentBefore;
    /** What the last request told about the load of Elasticsearch. */
    private Permits.Outcome outcome = Permits.Outcome.UNKNOWN;

    Delivery(
            BulkTransport transport,
            DeadLetters deadLetters,
            BulkMeters meters,
            Troubles troubles,
            Conflicts conflicts,
            Doubts doubts,
            Permits permits,
            Backoff backoff) {
        this.transport = transport;
        this.meters = meters;
        this.troubles = troubles;
        this.permits = permits;
        this.backoff = backoff;
        this.doubt = new Doubt(doubts);
        this.judge = new ItemJudge(this, deadLetters, meters, troubles, conflicts, doubts, doubt);
    }

    /** Returns when the batch is empty. */
    void deliver(Batch batch) throws InterruptedException {
        window.open();
        backoff.reset();
        sentBefore = 0;
        try {
            while (batch.count() > 0) {
                switch (attempt(batch)) {
                    case AT_ONCE -> {}
                    case SOON -> backoff.pause();
                    case LATE -> backoff.pauseLong();
                }
            }
        } finally {
            doubt.settle();
        }
        troubles.over(this);
    }

    private Next attempt(Batch batch) throws InterruptedException {
        int documents = window.documents(batch);
        int before = batch.count();
        int unclear = sentBefore;
        int permit = permits.acquire();
        outcome = Permits.Outcome.UNKNOWN;
        try {
            BulkTransport.Response response = send(batch, documents);
            Next next = read(batch, documents, unclear, response);
            sentBefore = Math.max(0, Math.max(sentBefore, documents) - (before - batch.count()));
            return next;
        } catch (IOException failure) {
            return again(Trouble.unreachable(failure));
        } catch (RuntimeException | Error failure) {
            // A sender that dies would hold its batch, and so the commit position, for ever.
            return again(Trouble.unexpected(failure));
        } finally {
            permits.release(permit, outcome);
        }
    }

    private BulkTransport.Response send(Batch batch, int documents) throws IOException, InterruptedException {
        int octets = batch.octets(documents);
        long sent = meters.sending(octets, sentBefore > 0);
        sentBefore = Math.max(sentBefore, documents);
        try {
            return transport.send(batch.body(), octets);
        } finally {
            meters.answered(sent);
        }
    }

    private Next read(Batch batch, int documents, int unclear, BulkTransport.Response response) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return items(batch, documents, unclear, response);
        }
        BulkError error = BulkError.of(json, response.body());
        if (status == 413) {
            return tooLarge(batch, documents, error);
        }
        if (status == 400 && !error.type().isEmpty()) {
            return unreadable(batch, documents, error);
        }
        if (status == 429) {
            outcome = Permits.Outcome.BUSY;
            window.overloaded(batch.octets(documents));
        }
        troubles.report(this, Trouble.request(status, error));
        return status == 429 || status == 408 || status >= 500 ? Next.SOON : Next.LATE;
    }

    /** Does what the items say; so many documents from the first may have been stored by an earlier request. */
    private Next items(Batch batch, int documents, int unclear, BulkTransport.Response response) {
        int before = batch.count();
        Next next = Next.AT_ONCE;
        if (AnswerHead.saysNoErrors(response.body())) {
            judge.allStored(batch, documents);
        } else if (answer.read(response.body(), documents)) {
            next = judge.judge(batch, documents, unclear, answer);
        } else {
            troubles.report(
                    this,
                    Trouble.notUnderstood(
                            response.status(), "or not with one item for each of " + documents + " documents"));
            return Next.LATE;
        }
        outcome = judge.busy() ? Permits.Outcome.BUSY : Permits.Outcome.TAKEN;
        window.answered(before - batch.count());
        return next;
    }

    /** Halves the request. A proxy between us and Elasticsearch may have a limit of its own. */
    private Next tooLarge(Batch batch, int documents, BulkError error) {
        doubt.raise();
        if (documents == 1) {
            return refusedAlone(batch, 413, error);
        }
        int octets = batch.octets(documents);
        int ceiling = window.tooLarge(octets);
        log.warn(
                "A bulk request of {} octets is too large for Elasticsearch or a proxy (HTTP 413): sending at most {};"
                        + " raise the limit there or lower the size of batches",
                octets,
                ceiling);
        return Next.AT_ONCE;
    }

    /** Searches the document that makes a request unreadable, so that it costs only itself. */
    private Next unreadable(Batch batch, int documents, BulkError error) {
        doubt.raise();
        if (documents == 1) {
            return refusedAlone(batch, 400, error);
        }
        window.unreadable(documents);
        return Next.AT_ONCE;
    }

    /** Puts a document aside that was refused alone, if others get through; else the fault may be elsewhere. */
    private Next refusedAlone(Batch batch, int status, BulkError error) {
        window.found();
        if (!doubt.anyTakes()) {
            batch.postponeFirst();
            sentBefore = batch.count(); // the order is another one now, so all of them count as sent
            return again(Trouble.request(status, error));
        }
        if (!judge.putAside(List.of(DeadLetter.of(batch, 0, status, error)))) {
            return Next.SOON;
        }
        batch.remove(1, new BitSet());
        return Next.AT_ONCE;
    }

    private Next again(Trouble trouble) {
        troubles.report(this, trouble);
        return Next.SOON;
    }
}
