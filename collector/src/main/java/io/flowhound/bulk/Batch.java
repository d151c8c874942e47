/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one bulk request, back to back with their action lines, and the journal position behind them. Filled by
 * the pipeline thread, then owned by one sender, which removes what is stored; reused when it is committed.
 */
final class Batch {
    /** A batch gives memory back when it holds this many times what it usually needs. */
    private static final int HUGE = 3;

    private final int maxOctets;
    private final int maxDocuments;
    private JsonBuffer buffer;
    /** Where each document's action line starts; the entry behind the last is where the documents end. */
    private int[] starts;
    /** Of each document, status and number of the refusals that may be its own fault: {@code status << 8 | times}. */
    private int[] refusals;

    private int count;

    private boolean positioned;
    private long nextPosition;
    private @Nullable SavedState saved;
    private long openedNanos;
    private long oldestArrival;

    Batch(int maxOctets, int maxDocuments) {
        this.maxOctets = maxOctets;
        this.maxDocuments = maxDocuments;
        this.buffer = newBuffer();
        this.starts = new int[usualDocuments()];
        this.refusals = new int[usualDocuments()];
    }

    private JsonBuffer newBuffer() {
        return new JsonBuffer(maxOctets + maxOctets / 8);
    }

    private int usualDocuments() {
        return Math.min(maxDocuments, 5000) + 64;
    }

    /** Makes it empty. {@code nowNanos} is when it begins to wait. */
    void open(long nowNanos) {
        openedNanos = nowNanos;
        positioned = false;
        saved = null;
        oldestArrival = 0;
        count = 0;
        buffer.clear();
        if (buffer.array().length > HUGE * maxOctets) {
            buffer = newBuffer();
        }
        if (starts.length > HUGE * usualDocuments()) {
            starts = new int[usualDocuments()];
            refusals = new int[usualDocuments()];
        }
    }

    /** The buffer at the end of the last complete document; one that was begun and not ended is forgotten. */
    JsonBuffer begin() {
        buffer.position(starts[count]);
        return buffer;
    }

    /** Ends the line and counts what was written since {@link #begin} as a document. */
    void end() {
        buffer.put('\n');
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            refusals = Arrays.copyOf(refusals, starts.length);
        }
        refusals[count] = 0;
        starts[++count] = buffer.position();
    }

    /** Sets up to where the journal is in this batch. */
    void position(long next) {
        nextPosition = next;
        positioned = true;
    }

    /** Sets where to go on, when it is stored, and with what; null for nothing that can be gone on with. */
    void saved(@Nullable SavedState state) {
        saved = state;
    }

    /** Whether at least one datagram is complete in it. */
    boolean positioned() {
        return positioned;
    }

    long nextPosition() {
        return nextPosition;
    }

    @Nullable
    SavedState saved() {
        return saved;
    }

    boolean full() {
        return starts[count] >= maxOctets || count >= maxDocuments;
    }

    boolean olderThan(long nanos, long nowNanos) {
        return nowNanos - openedNanos >= nanos;
    }

    /** Notes when a datagram arrived of which something is in it, in epoch milliseconds. The earliest counts. */
    void arrived(long millis) {
        if (oldestArrival == 0 || millis < oldestArrival) {
            oldestArrival = millis;
        }
    }

    /** When its oldest datagram arrived; 0 when that is not known. */
    long oldestArrival() {
        return oldestArrival;
    }

    /** How many documents there are. */
    int count() {
        return count;
    }

    /** The request; the first {@link #octets} of it are the first documents. */
    byte[] body() {
        return buffer.array();
    }

    /** How long the first {@code documents} are. */
    int octets(int documents) {
        return starts[documents];
    }

    /** How many documents from the first, at most {@code most}, have no more than {@code octets}; at least one. */
    int fitting(int most, int octets) {
        int documents = most;
        while (documents > 1 && starts[documents] > octets) {
            documents--;
        }
        return documents;
    }

    /** Removes those of the first {@code documents} that are not in {@code kept}. The others keep their order. */
    void remove(int documents, BitSet kept) {
        byte[] octets = buffer.array();
        int left = 0;
        int end = 0;
        for (int i = 0; i < count; i++) {
            if (i < documents && !kept.get(i)) {
                continue;
            }
            int start = starts[i];
            int length = starts[i + 1] - start;
            System.arraycopy(octets, start, octets, end, length);
            starts[left] = end;
            refusals[left++] = refusals[i];
            end += length;
        }
        count = left;
        starts[count] = end;
        buffer.position(end);
    }

    /** Puts the first document behind the last. */
    void postponeFirst() {
        int length = starts[1];
        byte[] first = Arrays.copyOf(buffer.array(), length);
        int refused = refusals[0];
        remove(1, new BitSet());
        begin().put(first, 0, length - 1);
        end();
        refusals[count - 1] = refused;
    }

    /** Notes that a document was refused and returns how often that was so with this status in a row. */
    int refuse(int document, int status) {
        int before = refusals[document];
        int times = before >>> 8 == status ? Math.min((before & 0xFF) + 1, 0xFF) : 1;
        refusals[document] = status << 8 | times;
        return times;
    }

    /** The status that {@link #refuse} noted last; 0 for none. */
    int refusedWith(int document) {
        return refusals[document] >>> 8;
    }

    /** The index that a document goes to. */
    String index(int document) {
        int start = starts[document] + IndexNames.BEFORE_INDEX.length();
        return ascii(start, indexOf('"', start));
    }

    /** A document's id. */
    String id(int document) {
        int end = indexOf('\n', starts[document]) + 1 - ActionLine.AFTER_ID.length();
        return ascii(end - ActionLine.ID_LENGTH, end);
    }

    /** A copy of a document, without its action line and line end. */
    byte[] document(int document) {
        int start = indexOf('\n', starts[document]) + 1;
        return Arrays.copyOfRange(buffer.array(), start, starts[document + 1] - 1);
    }

    private int indexOf(char octet, int from) {
        byte[] octets = buffer.array();
        int at = from;
        while (octets[at] != octet) {
            at++;
        }
        return at;
    }

    private String ascii(int start, int end) {
        return new String(buffer.array(), start, end - start, StandardCharsets.US_ASCII);
    }
}
