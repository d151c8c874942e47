/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.LedgerField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The ledger: one document for a machine, a kind and a value, whose id these three decide, so that whoever creates it first is the only
 * one. For use by one thread.
 */
final class Ledger {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int FIRST_ERROR = 300;
    private static final int BATCH = 1_000;
    private static final List<String> SEEN = List.of(LedgerField.FIRST_SEEN.path(), LedgerField.LAST_SEEN.path());

    private final ElasticClient client;
    private final String index;
    private final Map<String, Known> recent = new Recent();

    Ledger(ElasticClient client, String prefix) {
        this.client = client;
        this.index = DocumentKind.LEDGER.name(prefix);
    }

    /** Forgets what was read: others may have written meanwhile. */
    void reread() {
        recent.clear();
    }

    /** What is known of each; those that are not in the ledger are left out. */
    Map<EntryKey, Known> find(Collection<EntryKey> keys) throws IOException {
        Map<EntryKey, Known> found = new HashMap<>();
        Map<String, EntryKey> asked = new HashMap<>();
        for (EntryKey key : new LinkedHashSet<>(keys)) {
            String id = key.id();
            Known known = recent.get(id);
            if (known == null) {
                asked.put(id, key);
            } else {
                found.put(key, known);
            }
        }
        List<String> ids = List.copyOf(asked.keySet());
        for (int i = 0; i < ids.size(); i += BATCH) {
            read(ids.subList(i, Math.min(ids.size(), i + BATCH)), asked, found);
        }
        return found;
    }

    private void read(List<String> ids, Map<String, EntryKey> asked, Map<EntryKey, Known> found) throws IOException {
        MgetResponse<ObjectNode> answer =
                client.call(api -> api.mget(mget -> mget.index(index).ids(ids).sourceIncludes(SEEN), ObjectNode.class));
        for (MultiGetResponseItem<ObjectNode> item : answer.docs()) {
            if (item.isFailure()) {
                String type = item.failure().error().type();
                if (!"index_not_found_exception".equals(type)) {
                    throw new IOException("the entry " + item.failure().id() + " of " + index + " cannot be read: "
                            + type + ": " + item.failure().error().reason());
                }
                continue;
            }
            ObjectNode source = item.result().source();
            EntryKey key = asked.get(item.result().id());
            if (source != null && key != null) {
                Known known = new Known(
                        Times.of(source.at("/contact/first_seen")), Times.of(source.at("/contact/last_seen")));
                recent.put(item.result().id(), known);
                found.put(key, known);
            }
        }
    }

    /**
     * Makes entries.
     *
     * @return the keys of those that were not there; another one's are not
     */
    Set<EntryKey> create(List<Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            return Set.of();
        }
        List<BulkOperation> operations = new ArrayList<>();
        for (Entry entry : entries) {
            operations.add(BulkOperation.of(operation -> operation.create(
                    create -> create.index(index).id(entry.key().id()).document(entry.json()))));
        }
        BulkResponse answer = client.call(api -> api.bulk(bulk -> bulk.operations(operations)));
        Set<EntryKey> made = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            BulkResponseItem item = answer.items().get(i);
            Entry entry = entries.get(i);
            if (item.status() < FIRST_ERROR) {
                made.add(entry.key());
                recent.put(entry.key().id(), new Known(entry.first(), entry.last()));
            } else if (item.status() != CONFLICT) {
                throw refused(item);
            }
        }
        return made;
    }

    /** Writes when contacts were seen last. One that was deleted meanwhile is new the next time. */
    void touch(Map<EntryKey, Known> seen) throws IOException {
        List<EntryKey> keys = List.copyOf(seen.keySet());
        Map<String, ObjectNode> changes = new HashMap<>();
        for (EntryKey key : keys) {
            ObjectNode change = JsonNodeFactory.instance.objectNode();
            change.putObject("contact")
                    .put(
                            "last_seen",
                            Times.iso(Objects.requireNonNull(seen.get(key)).last()));
            changes.put(key.id(), change);
        }
        Set<String> gone = update(changes);
        for (EntryKey key : keys) {
            String id = key.id();
            if (gone.contains(id)) {
                recent.remove(id);
            } else {
                recent.put(id, Objects.requireNonNull(seen.get(key)));
            }
        }
    }

    /** Notes that the documents of some entries are stored. */
    void settle(Collection<String> ids) throws IOException {
        Map<String, ObjectNode> changes = new HashMap<>();
        for (String id : ids) {
            ObjectNode change = JsonNodeFactory.instance.objectNode();
            change.putNull(Entry.DOCUMENT);
            change.putObject("contact").put("pending", false);
            changes.put(id, change);
        }
        update(changes);
    }

    /** Changes some entries; returns the ids of those that are not there. */
    private Set<String> update(Map<String, ObjectNode> changes) throws IOException {
        if (changes.isEmpty()) {
            return Set.of();
        }
        List<BulkOperation> operations = new ArrayList<>();
        changes.forEach((id, change) -> operations.add(BulkOperation.of(operation ->
                operation.update(update -> update.index(index).id(id).action(action -> action.doc(change))))));
        BulkResponse answer = client.call(api -> api.bulk(bulk -> bulk.operations(operations)));
        Set<String> gone = new HashSet<>();
        for (BulkResponseItem item : answer.items()) {
            if (item.status() == NOT_FOUND) {
                gone.add(String.valueOf(item.id()));
            } else if (item.status() >= FIRST_ERROR) {
                throw refused(item);
            }
        }
        return gone;
    }

    /** Some entries whose documents may not be stored yet, with these documents: id of the entry to JSON. */
    Map<String, String> pending() throws ElasticException {
        Map<String, String> pending = new HashMap<>();
        refresh();
        try {
            for (Hit<ObjectNode> hit : client.call(api -> api.search(
                            search -> search.index(index)
                                    .size(BATCH)
                                    .trackTotalHits(total -> total.enabled(false))
                                    .query(query -> query.term(term -> term.field(LedgerField.PENDING.path())
                                            .value(true))),
                            ObjectNode.class))
                    .hits()
                    .hits()) {
                ObjectNode source = hit.source();
                pending.put(
                        String.valueOf(hit.id()),
                        source == null ? "" : source.path(Entry.DOCUMENT).asText());
            }
        } catch (ElasticException e) {
            unlessMissing(e);
        }
        return pending;
    }

    /** Deletes a page of what has not been seen since a time; returns how many there were. */
    int forget(long before) throws IOException {
        refresh();
        List<BulkOperation> operations = new ArrayList<>();
        for (Hit<ObjectNode> hit : old(before)) {
            String id = String.valueOf(hit.id());
            recent.remove(id);
            // What was seen again since the search stays.
            operations.add(BulkOperation.of(operation -> operation.delete(
                    delete -> delete.index(index).id(id).ifSeqNo(hit.seqNo()).ifPrimaryTerm(hit.primaryTerm()))));
        }
        if (operations.isEmpty()) {
            return 0;
        }
        BulkResponse answer = client.call(api -> api.bulk(bulk -> bulk.operations(operations)));
        for (BulkResponseItem item : answer.items()) {
            if (item.status() >= FIRST_ERROR && item.status() != CONFLICT && item.status() != NOT_FOUND) {
                throw refused(item);
            }
        }
        return operations.size();
    }

    private List<Hit<ObjectNode>> old(long before) throws ElasticException {
        try {
            return client.call(api -> api.search(
                            search -> search.index(index)
                                    .size(BATCH)
                                    .seqNoPrimaryTerm(true)
                                    .source(source -> source.fetch(false))
                                    .trackTotalHits(total -> total.enabled(false))
                                    .query(query -> query.bool(bool -> bool.filter(seen -> seen.range(
                                                    range -> range.date(last -> last.field(LedgerField.LAST_SEEN.path())
                                                            .lt(Times.iso(before)))))
                                            .mustNot(not -> not.term(term -> term.field(LedgerField.PENDING.path())
                                                    .value(true))))),
                            ObjectNode.class))
                    .hits()
                    .hits();
        } catch (ElasticException e) {
            unlessMissing(e);
            return List.of();
        }
    }

    /** Lets searches see what was written. Where the key may not, they see it after a second. */
    private void refresh() throws ElasticException {
        try {
            client.call(api -> api.indices().refresh(refresh -> refresh.index(index)));
        } catch (ElasticException e) {
            if (e.kind() != ElasticException.Kind.FORBIDDEN) {
                unlessMissing(e);
            }
        }
    }

    private static void unlessMissing(ElasticException e) throws ElasticException {
        if (e.status() != NOT_FOUND) {
            throw e;
        }
    }

    static IOException refused(BulkResponseItem item) {
        var error = item.error();
        String reason = error == null ? "status " + item.status() : error.type() + ": " + error.reason();
        return new IOException("Elasticsearch refused the document " + item.id() + " for " + item.index() + ": "
                + reason + " (does the template of the index fit? ./flowhound setup installs it; may the key write"
                + " there? docs/configuration.md lists what it needs)");
    }
}
