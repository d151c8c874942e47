/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.WarningFailureException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/**
 * Asks a cluster which versions its nodes run. Not by {@code GET /}, which tells of one node only and which the distribution of
 * Maven Central does not have.
 */
final class NodeVersions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rest5Client rest;
    private final Failures failures;

    NodeVersions(Rest5Client rest, Failures failures) {
        this.rest = rest;
        this.failures = failures;
    }

    /**
     * Each version once, the oldest first; none where the answer is any other than that.
     *
     * @throws ElasticException when nobody answers
     */
    List<ServerVersion> ask() throws ElasticException {
        // The metric _none leaves out all that the nodes would gather about themselves.
        Request request = new Request("GET", "/_nodes/_all/_none");
        request.addParameter("filter_path", "nodes.*.version");
        try {
            Response answer = rest.performRequest(request);
            // The low-level client throws for 5xx only.
            return answer.getStatusCode() == 200 ? versions(Bodies.read(answer)) : List.of();
        } catch (ResponseException | JsonProcessingException e) {
            return List.of();
        } catch (IOException | WarningFailureException e) {
            throw failures.of(e);
        }
    }

    private static List<ServerVersion> versions(byte[] body) throws IOException {
        TreeSet<ServerVersion> versions = new TreeSet<>();
        for (JsonNode node : JSON.readTree(body).path("nodes")) {
            ServerVersion version = ServerVersion.of(node.path("version").asText());
            if (version != null) {
                versions.add(version);
            }
        }
        return List.copyOf(versions);
    }
}
