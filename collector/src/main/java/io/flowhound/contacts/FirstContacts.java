/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.DocumentKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of first contacts in Elasticsearch: {@code PREFIX-first-contacts-YYYY.MM} by the month of the first flow. Written by
 * {@code create} under an id of their own, so that one that is written again stays the only one.
 */
final class FirstContacts {
    private static final Logger log = LoggerFactory.getLogger(FirstContacts.class);
    private static final int CONFLICT = 409;
    private static final int FIRST_ERROR = 300;
    /** 2026-11 of 2026-11-22T04:11:00Z. */
    private static final int MONTH = 7;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ElasticClient client;
    private final String alias;

    FirstContacts(ElasticClient client, String prefix) {
        this.client = client;
        this.alias = DocumentKind.CONTACTS.name(prefix);
    }

    /** Stores them; those that are there already stay as they are. */
    void store(Collection<ObjectNode> documents) throws IOException {
        if (documents.isEmpty()) {
            return;
        }
        List<BulkOperation> operations = new ArrayList<>();
        for (ObjectNode document : documents) {
            String month =
                    document.path("@timestamp").asText().substring(0, MONTH).replace('-', '.');
            operations.add(BulkOperation.of(operation -> operation.create(create -> create.index(alias + "-" + month)
                    .id(document.at("/event/id").asText())
                    .document(document))));
        }
        BulkResponse answer = client.call(api -> api.bulk(bulk -> bulk.operations(operations)));
        for (BulkResponseItem item : answer.items()) {
            if (item.status() >= FIRST_ERROR && item.status() != CONFLICT) {
                throw Ledger.refused(item);
            }
        }
    }

    /** A document that an entry of the ledger kept; none where somebody has edited it away. */
    static Optional<ObjectNode> parse(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode document && document.has("@timestamp")) {
                return Optional.of(document);
            }
        } catch (JsonProcessingException e) {
            log.debug("no JSON", e);
        }
        log.warn("an entry of the ledger of contacts keeps no document, so that nobody is told of it: {}", json);
        return Optional.empty();
    }
}
