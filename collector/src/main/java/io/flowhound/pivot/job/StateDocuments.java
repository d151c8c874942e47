/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.IndexResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import java.io.StringReader;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads and writes documents of the state index. */
final class StateDocuments {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    /** More collectors or parts than these are not asked for; Elasticsearch gives no more at once. */
    private static final int MOST = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A document and where it stands in the order of writes.
     *
     * @param id its id
     * @param seqNo as Elasticsearch counts, -1 for none yet
     * @param primaryTerm as Elasticsearch counts
     * @param source its content
     */
    record Document(String id, long seqNo, long primaryTerm, ObjectNode source) {
        /** Its object {@code state}, made when there is none. */
        ObjectNode state() {
            return source.withObject("/state");
        }
    }

    private final ElasticClient client;
    private final String index;

    StateDocuments(ElasticClient client, String prefix) {
        this.client = client;
        this.index = prefix + "-state";
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A document as it is now, whether or not it can be searched; null when there is none. */
    @Nullable
    Document get(String id) throws ElasticException {
        try {
            GetResponse<ObjectNode> found =
                    client.call(api -> api.get(get -> get.index(index).id(id), ObjectNode.class));
            ObjectNode source = found.source();
            Long seqNo = found.seqNo();
            Long term = found.primaryTerm();
            return !found.found() || source == null || seqNo == null || term == null
                    ? null
                    : new Document(id, seqNo, term, source);
        } catch (ElasticException e) {
            if (e.status() == NOT_FOUND) {
                return null; // not even the index is there
            }
            throw e;
        }
    }

    /** Writes a document as it is, over whatever was there. */
    void put(String id, ObjectNode source) throws ElasticException {
        String json = source.toString();
        client.call(api -> api.index(put -> put.index(index).id(id).withJson(new StringReader(json))));
    }

    /** Writes a document unless somebody wrote it since it was read; null when somebody did. */
    @Nullable
    Document replace(Document document) throws ElasticException {
        String json = document.source.toString();
        try {
            IndexResponse answer = client.call(api -> api.index(put -> {
                put.index(index).id(document.id).withJson(new StringReader(json));
                return document.seqNo < 0
                        ? put.opType(OpType.Create)
                        : put.ifSeqNo(document.seqNo).ifPrimaryTerm(document.primaryTerm);
            }));
            Long seqNo = answer.seqNo();
            Long term = answer.primaryTerm();
            if (seqNo == null || term == null) {
                throw new IllegalStateException("Elasticsearch says not where " + document.id + " stands");
            }
            return new Document(document.id, seqNo, term, document.source);
        } catch (ElasticException e) {
            if (e.status() == CONFLICT) {
                return null;
            }
            throw e;
        }
    }

    /** Every document of a kind, without its {@code data}, which is megabytes in each part of a checkpoint. */
    List<Document> ofKind(String kind) throws ElasticException {
        try {
            client.call(api -> api.indices().refresh(refresh -> refresh.index(index)));
            SearchResponse<ObjectNode> found = client.call(api -> api.search(
                    search -> search.index(index)
                            .size(MOST)
                            .source(source -> source.filter(filter -> filter.excludes("data")))
                            .query(query ->
                                    query.term(term -> term.field("state.kind").value(kind))),
                    ObjectNode.class));
            return found.hits().hits().stream().map(StateDocuments::document).toList();
        } catch (ElasticException e) {
            if (e.status() == NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    private static Document document(Hit<ObjectNode> hit) {
        ObjectNode source = hit.source();
        String id = hit.id();
        return new Document(id == null ? "" : id, -1, -1, source == null ? object() : source);
    }

    /** Removes documents; those that are gone already do not matter. */
    void delete(List<String> ids) throws ElasticException {
        if (!ids.isEmpty()) {
            client.call(api -> api.bulk(bulk -> {
                ids.forEach(id -> bulk.operations(operation ->
                        operation.delete(delete -> delete.index(index).id(id))));
                return bulk;
            }));
        }
    }

    /** Removes every document of a kind for which that is asked. */
    void delete(String kind, Predicate<Document> which) throws ElasticException {
        delete(ofKind(kind).stream().filter(which).map(Document::id).toList());
    }
}
