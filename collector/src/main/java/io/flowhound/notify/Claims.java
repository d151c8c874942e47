/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The claims in the state index. A claim is taken by creating its document, or by replacing it if nobody else has since it was
 * read; Elasticsearch lets only one succeed.
 */
final class Claims {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 300;
    private static final int PAGE = 1_000;
    private static final String START_KIND = "notify-start";

    private final ElasticClient client;
    private final String index;
    private final LongSupplier clock;

    Claims(ElasticClient client, String prefix, LongSupplier clock) {
        this.client = client;
        this.index = DocumentKind.STATE.name(prefix);
        this.clock = clock;
    }

    /**
     * From which time of notification on a channel tells: remembered when it is asked for the first time, by whichever collector.
     *
     * @param otherwise what it is then, milliseconds since 1970
     * @param remember whether that is kept
     */
    long start(String channel, long otherwise, boolean remember) throws ElasticException {
        String id = START_KIND + "-" + Message.keyOf(List.of(channel));
        ObjectNode known = get(id);
        if (known != null || !remember) {
            return known == null ? otherwise : Documents.time(known, "state.position");
        }
        ObjectNode document = Documents.JSON.createObjectNode();
        document.put("@timestamp", Documents.iso(clock.getAsLong()));
        document.putObject("state")
                .put("kind", START_KIND)
                .put("name", channel)
                .put("position", Documents.iso(otherwise));
        try {
            client.call(api -> api.index(put ->
                    put.index(index).id(id).opType(OpType.Create).withJson(new StringReader(document.toString()))));
            return otherwise;
        } catch (ElasticException e) {
            if (e.status() == CONFLICT) {
                return start(channel, otherwise, false); // another collector was quicker
            }
            throw e;
        }
    }

    private @Nullable ObjectNode get(String id) throws ElasticException {
        try {
            GetResponse<ObjectNode> found =
                    client.call(api -> api.get(get -> get.index(index).id(id), ObjectNode.class));
            return found.source();
        } catch (ElasticException e) {
            if (e.status() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** Those of some ids that there are, as they are now. */
    Map<String, Claim> find(Collection<String> ids) throws IOException {
        Map<String, Claim> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        MgetResponse<ObjectNode> answer =
                client.call(api -> api.mget(mget -> mget.index(index).ids(List.copyOf(ids)), ObjectNode.class));
        for (MultiGetResponseItem<ObjectNode> item : answer.docs()) {
            if (item.isFailure()) {
                String type = item.failure().error().type();
                if (!"index_not_found_exception".equals(type)) {
                    throw new IOException("the claim " + item.failure().id() + " cannot be read: " + type);
                }
                continue;
            }
            GetResult<ObjectNode> result = item.result();
            if (result.source() != null) {
                found.put(
                        result.id(),
                        Claim.of(
                                result.id(),
                                result.source(),
                                Objects.requireNonNull(result.seqNo()),
                                Objects.requireNonNull(result.primaryTerm())));
            }
        }
        return found;
    }

    /** Writes claims, each only if it has not been written since it was read; returns those that were. */
    List<Claim> write(List<Claim> claims, String answer) throws IOException {
        if (claims.isEmpty()) {
            return List.of();
        }
        long now = clock.getAsLong();
        List<BulkOperation> operations =
                claims.stream().map(claim -> operation(claim, now, answer)).toList();
        BulkResponse response = client.call(api -> api.bulk(bulk -> bulk.operations(operations)));
        List<Claim> written = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            BulkResponseItem item = response.items().get(i);
            if (item.status() < FIRST_ERROR) {
                written.add(claims.get(i)
                        .at(Objects.requireNonNull(item.seqNo()), Objects.requireNonNull(item.primaryTerm())));
            } else if (item.status() != CONFLICT) {
                String reason = item.error() == null ? "" : ": " + item.error().reason();
                throw new IOException("Elasticsearch refused the claim " + item.id() + " for " + index + " with "
                        + item.status() + reason + " (does the key have write on it?)");
            }
        }
        return written;
    }

    private BulkOperation operation(Claim claim, long now, String answer) {
        ObjectNode document = claim.document(now, answer);
        return BulkOperation.of(operation -> claim.seqNo() < 0
                ? operation.create(create -> create.index(index).id(claim.id()).document(document))
                : operation.index(replace -> replace.index(index)
                        .id(claim.id())
                        .ifSeqNo(claim.seqNo())
                        .ifPrimaryTerm(claim.primaryTerm())
                        .document(document)));
    }

    /** Deletes claims that were last written before a time, a page of them. */
    void deleteBefore(long millis) throws ElasticException {
        Query kind =
                Query.of(query -> query.term(term -> term.field("state.kind").value(FieldValue.of(Claim.KIND))));
        Query old = Query.of(query ->
                query.range(range -> range.date(at -> at.field("@timestamp").lt(Documents.iso(millis)))));
        List<String> ids = client
                .call(api -> api.search(
                        search -> search.index(index)
                                .ignoreUnavailable(true)
                                .size(PAGE)
                                .source(source -> source.fetch(false))
                                .query(query -> query.bool(both -> both.filter(kind, old))),
                        ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .map(hit -> Objects.requireNonNull(hit.id()))
                .toList();
        if (!ids.isEmpty()) {
            client.call(api -> api.bulk(bulk -> {
                ids.forEach(id -> bulk.operations(operation ->
                        operation.delete(delete -> delete.index(index).id(id))));
                return bulk;
            }));
        }
    }
}
