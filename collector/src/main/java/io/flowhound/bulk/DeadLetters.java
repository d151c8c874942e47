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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the documents that Elasticsearch refuses for good, one JSON object a line, with the reason. When it reaches
 * its bound it becomes {@code dead-letter.1.ndjson}, in place of the one before, and a new one is begun. Safe for use by
 * several threads.
 */
public final class DeadLetters implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    private final JsonFactory json = new JsonFactory();
    private final Path file;
    private final Path older;
    private final long maxOctets;
    private final InstantSource clock;

    private @Nullable FileChannel channel;
    private long size;
    private @Nullable Instant logged;
    private long sinceLogged;

    /**
     * Writes {@code dead-letter.ndjson} into a folder, both of which are made when the first document comes.
     *
     * @param maxOctets bound of the file; with the older one, twice as much is kept
     */
    public DeadLetters(Path folder, long maxOctets) {
        this(folder, maxOctets, InstantSource.system());
    }

    DeadLetters(Path folder, long maxOctets, InstantSource clock) {
        this.file = folder.resolve("dead-letter.ndjson");
        this.older = folder.resolve("dead-letter.1.ndjson");
        this.maxOctets = maxOctets;
        this.clock = clock;
    }

    /**
     * Appends a document.
     *
     * @throws IOException when it is not in the file
     */
    synchronized void put(DeadLetter letter) throws IOException {
        byte[] line = line(letter);
        try {
            append(line);
        } catch (IOException failure) {
            cutBack();
            close();
            throw failure;
        }
        report(letter);
    }

    private void append(byte[] line) throws IOException {
        FileChannel open = channel == null ? open() : channel;
        if (size > 0 && size + line.length > maxOctets) {
            close();
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
            log.info("{} is full and is now {}; what that held before is gone", file, older);
            open = open();
        }
        ByteBuffer octets = ByteBuffer.wrap(line);
        while (octets.hasRemaining()) {
            open.write(octets);
        }
        size += line.length;
    }

    /** Removes the part of a line that a full disk let through. */
    private void cutBack() {
        FileChannel open = channel;
        if (open != null) {
            try {
                open.truncate(size);
            } catch (IOException failure) {
                log.debug("{} keeps a part of a line, which the next one ends", file, failure);
            }
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = opened;
        size = opened.size();
        opened.position(size);
        if (size > 0) {
            ByteBuffer last = ByteBuffer.allocate(1);
            opened.read(last, size - 1);
            if (last.get(0) != '\n') {
                // A line that a crash cut short.
                size += opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
        }
        return opened;
    }

    private byte[] line(DeadLetter letter) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(letter.document().length + 512);
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringField(
                    "@timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            generator.writeStringField("index", letter.index());
            generator.writeStringField("id", letter.id());
            generator.writeNumberField("status", letter.status());
            generator.writeObjectFieldStart("error");
            generator.writeStringField("type", letter.error().type());
            generator.writeStringField("reason", letter.error().reason());
            generator.writeEndObject();
            document(generator, letter.document());
            generator.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** Writes it as an object, or as text when it is none, since one bad line must not spoil the file. */
    private void document(JsonGenerator generator, byte[] document) throws IOException {
        String text = new String(document, StandardCharsets.UTF_8);
        if (isObject(document)) {
            generator.writeFieldName("document");
            generator.writeRawValue(text);
        } else {
            generator.writeStringField("document_text", text);
        }
    }

    private boolean isObject(byte[] document) {
        try (JsonParser parser = json.createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    private void report(DeadLetter letter) {
        sinceLogged++;
        Instant now = clock.instant();
        if (logged == null || Duration.between(logged, now).compareTo(LOG_INTERVAL) >= 0) {
            log.warn(
                    "Elasticsearch refused {} documents for good, the last with status {} ({}): see {}",
                    sinceLogged,
                    letter.status(),
                    letter.error(),
                    file);
            logged = now;
            sinceLogged = 0;
        }
    }

    /** Closes the file; the next document opens it again. */
    @Override
    public synchronized void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                log.warn("{} could not be closed: {}", file, failure.toString());
            }
        }
    }
}
