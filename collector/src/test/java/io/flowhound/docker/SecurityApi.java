/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.testkit.HttpStub.Reply;
import io.flowhound.testkit.HttpStub.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** So much of Elasticsearch's security API as the job `access` uses, which the Elasticsearch of our tests does not have. */
final class SecurityApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, String> passwords = new ConcurrentHashMap<>();
    final Set<String> roles = ConcurrentHashMap.newKeySet();
    /** Encoded key to its name. */
    final Map<String, String> keys = new ConcurrentHashMap<>();
    /** The request of every key that was ever made. */
    final List<JsonNode> requests = new CopyOnWriteArrayList<>();

    private final AtomicInteger number = new AtomicInteger();

    SecurityApi(String elasticPassword) {
        passwords.put("elastic", elasticPassword);
    }

    Reply answer(Request request) {
        try {
            String authorization =
                    request.headers().getOrDefault("Authorization", List.of("")).get(0);
            if (authorization.startsWith("ApiKey ")) {
                return keys.containsKey(authorization.substring(7)) ? ok() : refused();
            }
            String basic = Base64.getEncoder()
                    .encodeToString(("elastic:" + passwords.get("elastic")).getBytes(StandardCharsets.UTF_8));
            return authorization.equals("Basic " + basic) ? byElastic(request) : refused();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply byElastic(Request request) throws IOException {
        JsonNode body = JSON.readTree(request.body());
        return switch (request.method() + " " + request.path()) {
            case "GET /_cluster/health" -> ok();
            case "POST /_security/user/kibana_system/_password" -> user("kibana_system", body);
            case "PUT /_security/role/flowhound-reader" -> {
                roles.add("flowhound-reader");
                yield ok();
            }
            case "GET /_security/user/flowhound" -> passwords.containsKey("flowhound") ? ok() : new Reply(404, "{}");
            case "PUT /_security/user/flowhound" -> user("flowhound", body);
            case "DELETE /_security/api_key" -> {
                boolean was = keys.values().removeIf(body.path("name").asText()::equals);
                yield was ? ok() : new Reply(404, "{\"invalidated_api_keys\":[]}");
            }
            case "POST /_security/api_key" -> key(body);
            default -> new Reply(400, "{\"error\":\"no such request: " + request.path() + "\"}");
        };
    }

    private Reply user(String name, JsonNode body) {
        passwords.put(name, body.path("password").asText());
        return ok();
    }

    private Reply key(JsonNode body) {
        requests.add(body);
        String encoded = "a2V5" + number.incrementAndGet() + "==";
        keys.put(encoded, body.path("name").asText());
        return new Reply(200, "{\"id\":\"1\",\"name\":\"x\",\"api_key\":\"s\",\"encoded\":\"" + encoded + "\"}");
    }

    private static Reply ok() {
        return new Reply(200, "{}");
    }

    private static Reply refused() {
        return new Reply(401, "{\"error\":\"unable to authenticate\"}");
    }
}
