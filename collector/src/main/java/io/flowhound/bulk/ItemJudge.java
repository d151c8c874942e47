/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Does to each document of a request what its item says: counts it as stored, puts it aside, or keeps it in the batch. */
final class ItemJudge {
    /** How often a document is refused, while others get into the same index, until that is its own fault. */
    static final int REFUSALS = 5;

    private static final int CONFLICT = 409;

    private final Object sender;
    private final DeadLetters deadLetters;
    private final BulkMeters meters;
    private final Troubles troubles;
    private final Conflicts conflicts;
    private final Doubts doubts;
    private final Doubt doubt;
    private final BitSet done = new BitSet();
    private final BitSet aside = new BitSet();
    private final BitSet kept = new BitSet();
    private boolean busy;

    ItemJudge(
            Object sender,
            DeadLetters deadLetters,
            BulkMeters meters,
            Troubles troubles,
            Conflicts conflicts,
            Doubts doubts,
            Doubt doubt) {
        this.sender = sender;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.troubles = troubles;
        this.conflicts = conflicts;
        this.doubts = doubts;
        this.doubt = doubt;
    }

    /** Takes the first documents of a batch out of it, all of which are stored. */
    void allStored(Batch batch, int documents) {
        busy = false;
        meters.stored(documents, 0);
        if (doubts.any()) {
            for (int i = 0; i < documents; i++) {
                doubts.stored(batch.index(i));
            }
        }
        kept.clear();
        batch.remove(documents, kept);
    }

    /**
     * Takes those out of the batch that are stored or put aside; says when to go on with the others.
     *
     * @param sentBefore so many documents from the first may have been carried out by an earlier request
     */
    Next judge(Batch batch, int documents, int sentBefore, BulkAnswer answer) {
        done.clear();
        aside.clear();
        stored(batch, documents, sentBefore, answer);
        kept.clear();
        busy = false;
        Next next = Next.AT_ONCE;
        int worst = -1;
        for (int i = 0; i < documents; i++) {
            if (done.get(i) || aside.get(i)) {
                continue;
            }
            Verdict verdict = answer.verdict(i);
            busy |= answer.status(i) == 429;
            if (isAtFault(batch, i, verdict, answer)) {
                aside.set(i);
                continue;
            }
            kept.set(i);
            next = next.or(verdict == Verdict.DENIED ? Next.LATE : Next.SOON);
            worst = worse(answer, worst, i);
        }
        if (worst >= 0) {
            BulkError error = answer.error(worst);
            troubles.report(sender, Trouble.items(kept.cardinality(), batch.index(worst), answer.status(worst), error));
        }
        if (!putAside(batch, answer)) {
            kept.or(aside);
            next = next.or(Next.SOON);
        }
        batch.remove(documents, kept);
        return next;
    }

    /** Whether the last answer refused a document for lack of room. */
    boolean busy() {
        return busy;
    }

    /** The one of two documents whose status says more about what is wrong; {@code worst} may be none, which is -1. */
    private static int worse(BulkAnswer answer, int worst, int document) {
        if (worst < 0) {
            return document;
        }
        boolean known = Trouble.temporary(answer.status(worst), answer.error(worst));
        return known && !Trouble.temporary(answer.status(document), answer.error(document)) ? document : worst;
    }

    /** Counts the stored ones, once doubts are raised, so that a document's neighbours in its request count too. */
    private void stored(Batch batch, int documents, int sentBefore, BulkAnswer answer) {
        int repeated = 0;
        for (int i = 0; i < documents; i++) {
            switch (answer.verdict(i)) {
                case STORED -> done.set(i);
                case THERE -> {
                    if (isConflict(batch, i, sentBefore)) {
                        batch.refuse(i, CONFLICT); // so that it stays one when the dead-letter file cannot be written
                        aside.set(i);
                    } else {
                        done.set(i);
                        repeated++;
                    }
                }
                default -> {
                    if (mayBeItsOwn(answer.verdict(i), answer.error(i))) {
                        doubt.raise();
                    }
                }
            }
        }
        meters.stored(done.cardinality(), repeated);
        if (doubts.any()) {
            for (int i = done.nextSetBit(0); i >= 0; i = done.nextSetBit(i + 1)) {
                doubts.stored(batch.index(i));
            }
        }
    }

    private boolean isConflict(Batch batch, int document, int sentBefore) {
        return batch.refusedWith(document) == CONFLICT
                || (document >= sentBefore && conflicts.isOfThisRun(batch.id(document)));
    }

    private boolean isAtFault(Batch batch, int document, Verdict verdict, BulkAnswer answer) {
        return verdict == Verdict.REFUSED
                || (mayBeItsOwn(verdict, answer.error(document))
                        && batch.refuse(document, answer.status(document)) >= REFUSALS
                        && doubt.takes(batch.index(document)));
    }

    private static boolean mayBeItsOwn(Verdict verdict, BulkError error) {
        return verdict == Verdict.SUSPECT || (verdict == Verdict.DENIED && !error.concernsIndex());
    }

    private boolean putAside(Batch batch, BulkAnswer answer) {
        if (aside.isEmpty()) {
            return true;
        }
        List<DeadLetter> letters = new ArrayList<>(aside.cardinality());
        for (int i = aside.nextSetBit(0); i >= 0; i = aside.nextSetBit(i + 1)) {
            letters.add(DeadLetter.of(batch, i, answer.status(i), answer.error(i)));
        }
        return putAside(letters);
    }

    /** Writes documents into the dead-letter file; false when that failed and they have to be kept. */
    boolean putAside(List<DeadLetter> letters) {
        try {
            deadLetters.put(letters);
        } catch (IOException failure) {
            troubles.report(sender, Trouble.deadLetters(failure));
            return false;
        }
        meters.refused(letters.size());
        for (DeadLetter letter : letters) {
            if (letter.status() == CONFLICT) {
                meters.conflict();
                conflicts.report(letter.index(), letter.id());
            }
        }
        return true;
    }
}
