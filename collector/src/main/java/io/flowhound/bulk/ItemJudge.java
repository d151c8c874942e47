/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.io.IOException;
import java.util.BitSet;

/** Does to each document of a request what its item says: counts it as stored, puts it aside, or keeps it in the batch. */
final class ItemJudge {
    /** How often a document is refused, while others get into the same index, until that is its own fault. */
    static final int REFUSALS = 5;

    private final Object sender;
    private final DeadLetters deadLetters;
    private final BulkMeters meters;
    private final Troubles troubles;
    private final Doubts doubts;
    private final Doubt doubt;
    private final BitSet kept = new BitSet();

    ItemJudge(
            Object sender, DeadLetters deadLetters, BulkMeters meters, Troubles troubles, Doubts doubts, Doubt doubt) {
        this.sender = sender;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.troubles = troubles;
        this.doubts = doubts;
        this.doubt = doubt;
    }

    /** Takes the first documents of a batch out of it, all of which are stored. */
    void allStored(Batch batch, int documents) {
        meters.stored(documents, 0);
        if (doubts.any()) {
            for (int i = 0; i < documents; i++) {
                doubts.stored(batch.index(i));
            }
        }
        kept.clear();
        batch.remove(documents, kept);
    }

    /** Takes those out of the batch that are stored or put aside; says when to go on with the others. */
    Next judge(Batch batch, int documents, BulkAnswer answer) {
        stored(batch, documents, answer);
        kept.clear();
        Next next = Next.AT_ONCE;
        int worst = -1;
        for (int i = 0; i < documents; i++) {
            Verdict verdict = answer.verdict(i);
            if (verdict.stored() || isPutAside(batch, i, verdict, answer)) {
                continue;
            }
            kept.set(i);
            next = next.or(verdict == Verdict.DENIED ? Next.LATE : Next.SOON);
            if (verdict != Verdict.REFUSED && (worst < 0 || verdict != Verdict.BUSY)) {
                worst = i;
            }
        }
        if (worst >= 0) {
            BulkError error = answer.error(worst);
            troubles.report(sender, Trouble.items(kept.cardinality(), batch.index(worst), answer.status(worst), error));
        }
        batch.remove(documents, kept);
        return next;
    }

    /** Counts the stored ones, once doubts are raised, so that a document's neighbours in its request count too. */
    private void stored(Batch batch, int documents, BulkAnswer answer) {
        int stored = 0;
        int repeated = 0;
        for (int i = 0; i < documents; i++) {
            switch (answer.verdict(i)) {
                case SUSPECT -> doubt.raise();
                case STORED -> stored++;
                case REPEATED -> repeated++;
                default -> {}
            }
        }
        meters.stored(stored + repeated, repeated);
        if (doubts.any()) {
            for (int i = 0; i < documents; i++) {
                if (answer.verdict(i).stored()) {
                    doubts.stored(batch.index(i));
                }
            }
        }
    }

    private boolean isPutAside(Batch batch, int document, Verdict verdict, BulkAnswer answer) {
        int status = answer.status(document);
        boolean atFault = verdict == Verdict.REFUSED
                || (verdict == Verdict.SUSPECT
                        && batch.refuse(document, status) >= REFUSALS
                        && doubt.takes(batch.index(document)));
        return atFault && putAside(batch, document, status, answer.error(document));
    }

    /** Writes a document into the dead-letter file; false when that failed and it has to be kept. */
    boolean putAside(Batch batch, int document, int status, BulkError error) {
        try {
            deadLetters.put(DeadLetter.of(batch, document, status, error));
            meters.refused();
            return true;
        } catch (IOException failure) {
            troubles.report(sender, Trouble.deadLetters(failure));
            return false;
        }
    }
}
