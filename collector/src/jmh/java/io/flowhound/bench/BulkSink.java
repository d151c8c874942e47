/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Stands for Elasticsearch where only the collector is measured: says of each document that it was created, keeps none, and keeps
 * index templates as long as it runs, so that the collector sends. {@code GET /_sink} says what came.
 *
 * <pre>
 * BulkSink PORT
 * </pre>
 */
public final class BulkSink {
    private static final String HEALTH = "{\"cluster_name\":\"sink\",\"status\":\"green\",\"timed_out\":false,"
            + "\"number_of_nodes\":1,\"number_of_data_nodes\":1,\"active_primary_shards\":0,\"active_shards\":0,"
            + "\"relocating_shards\":0,\"initializing_shards\":0,\"unassigned_shards\":0,\"unassigned_primary_shards\":0,"
            + "\"delayed_unassigned_shards\":0,\"number_of_pending_tasks\":0,\"number_of_in_flight_fetch\":0,"
            + "\"task_max_waiting_in_queue_millis\":0,\"active_shards_percent_as_number\":100.0}";

    private final Map<String, String> templates = new ConcurrentHashMap<>();
    private final SinkCounts counts = new SinkCounts();

    private BulkSink() {}

    public static void main(String[] args) throws IOException {
        InetAddress local = InetAddress.getByName("127.0.0.1");
        HttpServer server = HttpServer.create(new InetSocketAddress(local, Integer.parseInt(args[0])), 50);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        server.setExecutor(threads);
        server.createContext("/", new BulkSink()::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = body(exchange);
            String path = exchange.getRequestURI().getPath();
            boolean put = "PUT".equals(exchange.getRequestMethod());
            if (path.endsWith("/_bulk")) {
                reply(exchange, 200, created(counts.request(body)));
            } else if (put) {
                templates.put(path, new String(body, StandardCharsets.UTF_8));
                reply(exchange, 200, "{\"acknowledged\":true}");
            } else if (path.startsWith("/_index_template/")) {
                template(exchange, path);
            } else if (path.equals("/_cluster/health")) {
                reply(exchange, 200, HEALTH);
            } else if (path.equals("/_nodes/_all/_none")) {
                reply(exchange, 200, "{\"nodes\":{\"sink\":{\"version\":\"9.5.3\"}}}");
            } else if (path.equals("/_sink")) {
                reply(exchange, 200, counts.json());
            } else {
                reply(exchange, 404, "{\"error\":{\"type\":\"resource_not_found_exception\",\"reason\":\"a sink\"},\"status\":404}");
            }
        }
    }

    private void template(HttpExchange exchange, String path) throws IOException {
        String kept = templates.get(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (kept == null) {
            reply(exchange, 404, "{\"error\":{\"type\":\"resource_not_found_exception\",\"reason\":\"missing\"},\"status\":404}");
        } else {
            reply(exchange, 200, "{\"index_templates\":[{\"name\":\"" + name + "\",\"index_template\":" + kept + "}]}");
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return gzip ? new GZIPInputStream(in, 1 << 16).readAllBytes() : in.readAllBytes();
    }

    private static String created(int documents) {
        StringBuilder answer = new StringBuilder(documents * 26 + 60).append("{\"took\":3,\"errors\":false,\"items\":[");
        for (int i = 0; i < documents; i++) {
            answer.append(i == 0 ? "" : ",").append("{\"create\":{\"status\":201}}");
        }
        return answer.append("]}").toString();
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] octets = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }
}
