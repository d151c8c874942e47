/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.IndexResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import java.io.IOException;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The one document by which several collectors agree on who looks for first contacts, and from where on. Two that work at once would do
 * no harm but their double cost: the ids of what they write are the same.
 */
final class ContactsState {
    static final String ID = "contacts";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ElasticClient client;
    private final String index;
    private final String owner;
    private final long leaseMillis;
    private final LongSupplier clock;
    private long seqNo = -1;
    private long primaryTerm = -1;

    /**
     * The state of a prefix.
     *
     * @param owner name of this process; one that comes back under the same name goes on at once
     * @param leaseMillis how long another one waits for the next word of this one
     */
    ContactsState(ElasticClient client, String prefix, String owner, long leaseMillis, LongSupplier clock) {
        this.client = client;
        this.index = DocumentKind.STATE.name(prefix);
        this.owner = owner;
        this.leaseMillis = leaseMillis;
        this.clock = clock;
    }

    /** Asks whose turn it is, and takes it when nobody has it. */
    Turn take() throws IOException {
        ObjectNode source = read();
        String holder = source.at("/state/owner").asText();
        long until = Times.of(source.at("/state/lease_until"));
        long position = source.at("/state").has("position") ? Times.of(source.at("/state/position")) : -1;
        if (!holder.isEmpty() && !holder.equals(owner) && until > clock.getAsLong()) {
            return new Turn(false, holder, position);
        }
        return new Turn(write(position, owner), owner, position);
    }

    private ObjectNode read() throws IOException {
        seqNo = -1;
        primaryTerm = -1;
        try {
            GetResponse<ObjectNode> found =
                    client.call(api -> api.get(get -> get.index(index).id(ID), ObjectNode.class));
            ObjectNode source = found.source();
            if (found.found() && source != null) {
                seqNo = Objects.requireNonNull(found.seqNo());
                primaryTerm = Objects.requireNonNull(found.primaryTerm());
                return source;
            }
        } catch (ElasticException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Writes down up to where was looked, and keeps the turn.
     *
     * @return false when another one has taken it
     */
    boolean save(long position) throws IOException {
        return write(position, owner);
    }

    /** Gives the turn back, so that another one need not wait. */
    void release(long position) throws IOException {
        write(position, "");
    }

    private boolean write(long position, String holder) throws IOException {
        long now = clock.getAsLong();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("@timestamp", Times.iso(now));
        ObjectNode state = root.putObject("state").put("kind", "contacts").put("name", ID);
        if (!holder.isEmpty()) {
            state.put("owner", holder).put("lease_until", Times.iso(now + leaseMillis));
        }
        if (position >= 0) {
            state.put("position", Times.iso(position));
        }
        try {
            IndexResponse written = client.call(api -> api.index(put -> {
                put.index(index).id(ID).document(root);
                return seqNo < 0
                        ? put.opType(OpType.Create)
                        : put.ifSeqNo(seqNo).ifPrimaryTerm(primaryTerm);
            }));
            seqNo = Objects.requireNonNull(written.seqNo());
            primaryTerm = Objects.requireNonNull(written.primaryTerm());
            return true;
        } catch (ElasticException e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
