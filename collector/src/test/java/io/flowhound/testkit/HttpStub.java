/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An HTTP server that answers as it is told, for what a real Elasticsearch does not do on demand. */
public final class HttpStub implements AutoCloseable {
    /** What came in; {@code query} is what follows the question mark, empty for none. */
    public record Request(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        /** The first value of a header; empty without one. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    /** What goes out; {@code warning} is a header that tells of deprecated use. */
    public record Reply(int status, String body, @Nullable String warning) {
        public Reply(int status, String body) {
            this(status, body, null);
        }
    }

    private final HttpServer server;
    private final String scheme;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private HttpStub(HttpServer server, String scheme, Function<Request, Reply> replies) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", exchange -> answer(exchange, replies));
        server.start();
    }

    /** Answers on a port, 0 for any that is free. */
    public static HttpStub http(int port, Function<Request, Reply> replies) throws IOException {
        return new HttpStub(HttpServer.create(address(port), 0), "http", replies);
    }

    /** Answers by TLS. */
    public static HttpStub https(@Nullable SSLContext tls, Function<Request, Reply> replies) throws IOException {
        HttpsServer server = HttpsServer.create(address(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new HttpStub(server, "https", replies);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void answer(HttpExchange exchange, Function<Request, Reply> replies) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getQuery() == null
                        ? ""
                        : exchange.getRequestURI().getQuery(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
        requests.add(request);
        Reply reply = replies.apply(request);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (reply.warning() != null) {
            exchange.getResponseHeaders().add("Warning", reply.warning());
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What came in so far. */
    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
