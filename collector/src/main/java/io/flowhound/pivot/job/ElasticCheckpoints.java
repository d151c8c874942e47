/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.pivot.job.StateDocuments.Document;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A checkpoint in Elasticsearch: one document with position, lease and the names of the parts that hold the state. Parts are written
 * under new names before the document that names them, which is written only if nobody else has: so it is whole, whenever
 * the writer dies.
 */
public final class ElasticCheckpoints implements CheckpointStore {
    private static final Logger log = LoggerFactory.getLogger(ElasticCheckpoints.class);
    private static final String KIND = "pivot-checkpoint";
    private static final String PART_KIND = "pivot-checkpoint-part";

    private final StateDocuments documents;
    private final String name;
    private final String owner;
    private final String version;
    private final LongSupplier clock;
    private final String instance = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    private @Nullable Document main;
    private int generation;

    /**
     * A checkpoint of a name.
     *
     * @param prefix {@code index.prefix}
     * @param name of the checkpoint, the id of its document
     * @param owner who asks for it. One that comes back under the same name takes its own lease over at once, so two that run at
     *     the same time must not have the same
     * @param version what state must have been written with to be of use
     * @param clock now in milliseconds since 1970
     */
    public ElasticCheckpoints(
            ElasticClient client, String prefix, String name, String owner, String version, LongSupplier clock) {
        this.documents = new StateDocuments(client, prefix);
        this.name = name;
        this.owner = owner;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public Lease acquire(long leaseMillis) throws IOException {
        Document found = documents.get(name);
        if (found == null) {
            found = new Document(name, -1, -1, StateDocuments.object());
        }
        String holder = found.state().path("owner").asText();
        long until = time(found.state().path("lease_until"));
        if (!holder.isEmpty() && !holder.equals(owner) && until > clock.getAsLong()) {
            return new Lease(false, holder, until, null);
        }
        Document taken = documents.replace(held(found, leaseMillis));
        if (taken == null) {
            return new Lease(false, "another instance", clock.getAsLong() + 1_000, null);
        }
        main = taken;
        removeOrphans(taken);
        return new Lease(true, owner, clock.getAsLong() + leaseMillis, saved(taken));
    }

    private Document held(Document document, long leaseMillis) {
        long now = clock.getAsLong();
        document.source().put("@timestamp", Instant.ofEpochMilli(now).toString());
        document.state()
                .put("kind", KIND)
                .put("name", name)
                .put("owner", owner)
                .put("instance", instance)
                .put("lease_until", Instant.ofEpochMilli(now + leaseMillis).toString());
        return document;
    }

    private @Nullable Saved saved(Document document) throws IOException {
        ObjectNode state = document.state();
        if (!state.has("position")) {
            return null;
        }
        if (!state.path("version").asText().equals(version)) {
            log.info("the checkpoint {} was written by another version or with other rules: it is not used", name);
            return null;
        }
        List<String> pieces = new ArrayList<>();
        for (String id : parts(document)) {
            Document part = documents.get(id);
            if (part == null) {
                return unusable("the part " + id + " is missing");
            }
            pieces.add(part.source().path("data").asText());
        }
        try {
            byte[] octets = StatePacking.unpack(pieces);
            return StatePacking.checksum(octets) == state.path("checksum").asLong()
                    ? new Saved(time(state.path("position")), octets)
                    : unusable("its checksum is wrong");
        } catch (IOException e) {
            return unusable(Objects.toString(e.getMessage(), "it is damaged"));
        }
    }

    private @Nullable Saved unusable(String why) {
        log.warn("the checkpoint {} cannot be used: {}", name, why);
        return null;
    }

    private static List<String> parts(Document document) {
        List<String> ids = new ArrayList<>();
        document.state().path("parts").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** What was written by somebody who died before naming it, or before removing what was named before. */
    private void removeOrphans(Document named) throws IOException {
        List<String> needed = parts(named);
        documents.delete(
                PART_KIND, part -> part.state().path("name").asText().equals(name) && !needed.contains(part.id()));
    }

    @Override
    public void save(Saved saved, long leaseMillis) throws IOException {
        Document before = current();
        List<String> old = parts(before);
        generation++;
        List<String> fresh = writeParts(StatePacking.pack(saved.state()));
        Document next = new Document(
                name, before.seqNo(), before.primaryTerm(), before.source().deepCopy());
        held(next, leaseMillis);
        ArrayNode names = next.state()
                .put("version", version)
                .put("position", Instant.ofEpochMilli(saved.position()).toString())
                .put("checksum", StatePacking.checksum(saved.state()))
                .putArray("parts");
        fresh.forEach(names::add);
        replace(next);
        documents.delete(old);
    }

    private List<String> writeParts(List<String> pieces) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String piece : pieces) {
            String id = name + "-" + instance + "-" + generation + "-" + ids.size();
            ObjectNode part = StateDocuments.object();
            part.put("@timestamp", Instant.ofEpochMilli(clock.getAsLong()).toString());
            part.putObject("state").put("kind", PART_KIND).put("name", name);
            part.put("data", piece);
            documents.put(id, part);
            ids.add(id);
        }
        return ids;
    }

    @Override
    public void renew(long leaseMillis) throws IOException {
        Document before = current();
        replace(held(
                new Document(
                        name,
                        before.seqNo(),
                        before.primaryTerm(),
                        before.source().deepCopy()),
                leaseMillis));
    }

    /** Writes the main document. A write of ours whose answer was lost is no reason to give up. */
    private void replace(Document next) throws IOException {
        Document written = documents.replace(next);
        if (written == null) {
            Document found = documents.get(name);
            if (found != null && found.state().path("instance").asText().equals(instance)) {
                written = documents.replace(new Document(name, found.seqNo(), found.primaryTerm(), next.source()));
            }
        }
        if (written == null) {
            main = null;
            throw new LeaseLostException("another instance has taken over the checkpoint " + name);
        }
        main = written;
    }

    private Document current() throws LeaseLostException {
        Document held = main;
        if (held == null) {
            throw new LeaseLostException("the checkpoint " + name + " is not held");
        }
        return held;
    }

    @Override
    public void release() throws IOException {
        Document held = main;
        if (held != null) {
            held.state().remove(List.of("owner", "instance", "lease_until"));
            documents.replace(held);
            main = null;
        }
    }

    @Override
    public void delete() throws IOException {
        List<String> all = new ArrayList<>(parts(current()));
        all.add(name);
        documents.delete(all);
        main = null;
    }

    /** Epoch milliseconds; 0 for what is no time. */
    private static long time(JsonNode value) {
        try {
            return Instant.parse(value.asText()).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
