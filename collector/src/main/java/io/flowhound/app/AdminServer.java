/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flowhound.app.status.Condition;
import io.flowhound.app.status.JsonPage;
import io.flowhound.metrics.HealthSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server for probes, metrics and what people ask of a running collector.
 *
 * <ul>
 *   <li>{@code /health}: 200 when every condition for running is met, else 503; JSON with each condition and its reason.
 *   <li>{@code /ready}: the same for the conditions for taking flows, such as an installed index template.
 *   <li>{@code /live}: the same for what only a restart can put right. Elasticsearch is none of it.
 *   <li>{@code /metrics}: Prometheus text.
 *   <li>pages of its makers, JSON each; a parameter that cannot be used is answered with 400.
 * </ul>
 */
final class AdminServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AdminServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final String PROMETHEUS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    // A thread a request: a client that sends slowly holds up nobody else.
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Page> pages = new TreeMap<>();

    private record Answer(int status, String type, byte[] body) {}

    private interface Page {
        Answer answer(Map<String, String> query);
    }

    /**
     * Binds the address and answers from then on.
     *
     * @param address port 0 lets the system choose
     * @param health the conditions of {@code /health}
     * @param readiness the conditions of {@code /ready}
     * @param liveness the conditions of {@code /live}
     * @param more further pages by path
     * @throws IOException when the address cannot be bound; the message names it and the setting
     */
    AdminServer(
            InetSocketAddress address,
            PrometheusMeterRegistry registry,
            List<HealthSource> health,
            List<HealthSource> readiness,
            List<HealthSource> liveness,
            Map<String, JsonPage> more)
            throws IOException {
        pages.put("/health", query -> conditions(health));
        pages.put("/ready", query -> conditions(readiness));
        pages.put("/live", query -> conditions(liveness));
        pages.put("/metrics", query -> text(registry.scrape()));
        more.forEach((path, page) -> pages.put(path, query -> json(200, page.page(query))));
        server = bind(address);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        log.info(
                "health, metrics and status at http://{}:{}",
                address().getHostString(),
                address().getPort());
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("admin.address: the host " + address.getHostString() + " is not known");
        }
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            String where = address.getHostString() + ":" + address.getPort();
            throw new IOException(
                    "cannot listen on admin.address " + where + " (" + e.getMessage() + "); set another one", e);
        }
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    /** Stops listening at once; answers under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException e) {
            log.debug("admin client went away", e);
        } catch (RuntimeException e) {
            log.warn("cannot answer {}", exchange.getRequestURI(), e);
        }
    }

    private Answer answer(HttpExchange exchange) {
        Page page = pages.get(exchange.getRequestURI().getPath());
        if (page == null) {
            return json(404, Map.of("error", "no such page", "paths", pages.keySet()));
        }
        String method = exchange.getRequestMethod();
        if (!"GET".equals(method) && !"HEAD".equals(method)) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return json(405, Map.of("error", "only GET and HEAD"));
        }
        try {
            return page.answer(query(exchange.getRequestURI().getRawQuery()));
        } catch (IllegalArgumentException e) {
            return json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    /** The parameters of a request; of one that is given twice the last counts. */
    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type);
        if ("HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(answer.status, -1);
        } else {
            exchange.sendResponseHeaders(answer.status, answer.body.length);
            exchange.getResponseBody().write(answer.body);
        }
    }

    private static Answer conditions(List<HealthSource> sources) {
        boolean ok = true;
        List<Map<String, Object>> conditions = new ArrayList<>();
        for (Condition asked : Condition.ask(sources)) {
            ok &= asked.ok();
            Map<String, Object> condition = new LinkedHashMap<>();
            condition.put("name", asked.name());
            condition.put("ok", asked.ok());
            condition.put("reason", asked.reason());
            if (asked.warning()) {
                condition.put("warning", true);
            }
            conditions.add(condition);
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("ok", ok);
        page.put("conditions", conditions);
        return json(ok ? 200 : 503, page);
    }

    private static Answer text(String body) {
        return new Answer(200, PROMETHEUS_TYPE, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer json(int status, Object page) {
        try {
            return new Answer(status, JSON_TYPE, JSON.writeValueAsBytes(page));
        } catch (IOException e) {
            throw new IllegalStateException("a page cannot be written as JSON", e);
        }
    }
}
