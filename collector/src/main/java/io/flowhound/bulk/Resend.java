/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import io.flowhound.bulk.ResendOutcome.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters again, as {@code create} with the index and id that they had, in requests of a bounded size, one after the
 * other. Ends at the first request that fails as a whole: the rest would, too.
 */
public final class Resend {
    static final int MAX_DOCUMENTS = 500;
    static final int MAX_OCTETS = 4 << 20;

    private final BulkTransport transport;
    private final Consumer<ResendOutcome> outcomes;
    private final JsonFactory json = new JsonFactory();

    /** Sends by a transport, and hands over what came of each document as soon as that is known. */
    public Resend(BulkTransport transport, Consumer<ResendOutcome> outcomes) {
        this.transport = transport;
        this.outcomes = outcomes;
    }

    /**
     * Sends documents, each of them {@link StoredLetter#sendable}. One whose id something else has ({@link
     * StoredLetter#conflict}) gets another id, made from its content, so that sending it twice stores it once.
     *
     * @return why it ended before all were sent; null when it did not
     */
    public @Nullable String send(List<StoredLetter> letters) throws InterruptedException {
        int from = 0;
        while (from < letters.size()) {
            int to = from;
            int octets = 0;
            while (to < letters.size()
                    && to - from < MAX_DOCUMENTS
                    && (to == from || octets + letters.get(to).document().length <= MAX_OCTETS)) {
                octets += letters.get(to++).document().length;
            }
            String failure = request(letters.subList(from, to));
            if (failure != null) {
                return failure;
            }
            from = to;
        }
        return null;
    }

    private @Nullable String request(List<StoredLetter> letters) throws InterruptedException {
        byte[] body = body(letters);
        BulkTransport.Response response;
        try {
            response = transport.send(body, body.length);
        } catch (IOException failure) {
            return Trouble.unreachable(failure).text();
        }
        int status = response.status();
        if (status >= 200 && status < 300) {
            return items(letters, response);
        }
        BulkError error = BulkError.of(json, response.body());
        boolean ofContent = status == 413 || (status == 400 && !error.type().isEmpty());
        if (!ofContent) {
            return Trouble.request(status, error).text();
        }
        if (letters.size() == 1) {
            outcomes.accept(new ResendOutcome(letters.get(0), Result.REFUSED, status, error));
            return null;
        }
        int half = letters.size() / 2; // searches the one that cannot be read, or is too large
        String failure = request(letters.subList(0, half));
        return failure != null ? failure : request(letters.subList(half, letters.size()));
    }

    private @Nullable String items(List<StoredLetter> letters, BulkTransport.Response response) {
        BulkAnswer answer = new BulkAnswer(json);
        if (!answer.read(response.body(), letters.size())) {
            return Trouble.notUnderstood(response.status(), "or not with one item for each document")
                    .text();
        }
        for (int i = 0; i < letters.size(); i++) {
            Result result = result(answer.verdict(i), answer.error(i));
            outcomes.accept(new ResendOutcome(letters.get(i), result, answer.status(i), answer.error(i)));
        }
        return null;
    }

    private static Result result(Verdict verdict, BulkError error) {
        return switch (verdict) {
            case STORED -> Result.STORED;
            case THERE -> Result.THERE;
            case REFUSED, SUSPECT -> Result.REFUSED;
            case DENIED -> error.concernsIndex() ? Result.NOT_NOW : Result.REFUSED;
            case BUSY -> Result.NOT_NOW;
        };
    }

    private static byte[] body(List<StoredLetter> letters) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (StoredLetter letter : letters) {
            String action = IndexNames.BEFORE_INDEX
                    + letter.index()
                    + IndexNames.AFTER_INDEX
                    + letter.sentAs()
                    + ActionLine.AFTER_ID;
            body.writeBytes(action.getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(letter.document());
            body.write('\n');
        }
        return body.toByteArray();
    }
}
