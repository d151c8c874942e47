/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document as it lies in the dead-letter file.
 *
 * @param time when it was refused first
 * @param status the last one, such as 400
 * @param type of the error, such as document_parsing_exception; may be empty
 * @param reason in the words of Elasticsearch; may be empty
 * @param attempts how often it was refused for good, 1 or more
 * @param document as it was sent, octet by octet
 * @param sendable whether it is a JSON object, which alone can be sent again
 */
public record StoredLetter(
        Instant time,
        String index,
        String id,
        int status,
        String type,
        String reason,
        int attempts,
        byte[] document,
        boolean sendable) {
    private static final JsonFactory JSON = new JsonFactory();
    /** Both go into the action line of a request as they are. */
    private static final Pattern INDEX = Pattern.compile("[a-z0-9.][a-z0-9._-]{0,254}");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,512}");
    private static final int CONFLICT = 409;

    /** Two letters are one document when index and id are the same. */
    record Key(String index, String id) {}

    Key key() {
        return new Key(index, id);
    }

    /** Whether it was refused since something else has its id. */
    public boolean conflict() {
        return status == CONFLICT;
    }

    /** The error, as far as it is known. */
    public String error() {
        return new BulkError(type, reason).toString();
    }

    /**
     * The id that it is sent with. One that something else has is not tried again: this one is as long as any other, and always the same for
     * a document.
     */
    String sentAs() {
        return conflict() ? idOfContent() : id;
    }

    /** Keeps the id that it was sent with, since that of a conflict, tried again, would look as if it were stored. */
    StoredLetter refusedAgain(int newStatus, BulkError error) {
        return new StoredLetter(
                time, index, sentAs(), newStatus, error.type(), error.reason(), attempts + 1, document, sendable);
    }

    private String idOfContent() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(id.getBytes(StandardCharsets.US_ASCII));
            byte[] hash = digest.digest(document);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, ActionLine.ID_LENGTH * 3 / 4));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** Reads a line of the file; null when it is none of ours, such as one that a crash cut short. */
    static @Nullable StoredLetter read(byte[] line) {
        try (JsonParser parser = JSON.createParser(line)) {
            Draft draft = new Draft();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                draft.field(parser, line);
            }
            return draft.letter();
        } catch (IOException | DateTimeParseException notOurs) {
            return null;
        }
    }

    /** The line of the file, with its end. */
    byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(document.length + 512);
        try (JsonGenerator generator = JSON.createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringField("@timestamp", time.toString());
            generator.writeStringField("index", index);
            generator.writeStringField("id", id);
            generator.writeNumberField("status", status);
            generator.writeObjectFieldStart("error");
            generator.writeStringField("type", type);
            generator.writeStringField("reason", reason);
            generator.writeEndObject();
            if (attempts > 1) {
                generator.writeNumberField("attempts", attempts);
            }
            String text = new String(document, StandardCharsets.UTF_8);
            if (sendable) {
                generator.writeFieldName("document");
                generator.writeRawValue(text);
            } else {
                generator.writeStringField("document_text", text);
            }
            generator.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** Whether octets are one JSON object on one line. */
    static boolean isObject(byte[] document) {
        for (byte octet : document) {
            if (octet == '\n') {
                return false; // would be two lines
            }
        }
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    /** What is read so far. */
    private static final class Draft {
        private Instant time = Instant.EPOCH;
        private String index = "";
        private String id = "";
        private int status;
        private int attempts = 1;
        private BulkError error = BulkError.NONE;
        private byte @Nullable [] document;
        private boolean sendable;

        void field(JsonParser parser, byte[] line) throws IOException {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "@timestamp" -> time = Instant.parse(parser.getText());
                case "index" -> index = parser.getText();
                case "id" -> id = parser.getText();
                case "status" -> status = parser.getIntValue();
                case "attempts" -> attempts = parser.getIntValue();
                case "error" -> error = BulkError.read(parser);
                case "document" -> object(parser, line);
                case "document_text" -> document = parser.getText().getBytes(StandardCharsets.UTF_8);
                default -> parser.skipChildren();
            }
        }

        private void object(JsonParser parser, byte[] line) throws IOException {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            document = Arrays.copyOfRange(
                    line, start, (int) parser.currentLocation().getByteOffset());
            sendable = true;
        }

        @Nullable
        StoredLetter letter() {
            byte[] octets = document;
            return octets == null
                            || !INDEX.matcher(index).matches()
                            || !ID.matcher(id).matches()
                    ? null
                    : new StoredLetter(
                            time, index, id, status, error.type(), error.reason(), attempts, octets, sendable);
        }
    }
}
