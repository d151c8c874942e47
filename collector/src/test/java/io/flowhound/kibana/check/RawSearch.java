/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends searches to a real Elasticsearch as they are. */
final class RawSearch implements PanelQuery.Searcher, AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI elasticsearch;

    RawSearch(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public JsonNode search(String index, ObjectNode body) throws IOException {
        return send(index + "/_search?ignore_unavailable=true", HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /** Types and abilities of all fields of indices. */
    JsonNode fields(String index) throws IOException {
        return send(index + "/_field_caps?fields=*", HttpRequest.BodyPublishers.noBody())
                .path("fields");
    }

    private JsonNode send(String path, HttpRequest.BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(elasticsearch + "/" + path))
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
