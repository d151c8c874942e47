/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import io.flowhound.bulk.BulkTransport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Posts our own NDJSON on the thread of the caller, in one write, which costs half of what the asynchronous client does with
 * its reactor and its buffers of 8 KiB. A node that cannot be reached is passed over at once. When a request may have arrived and was
 * not answered, that is the caller's to know: nothing is sent twice here.
 */
final class HttpBulkTransport implements BulkTransport, AutoCloseable {
    private static final String FILTER =
            "/_bulk?filter_path=took,errors,items.*.status,items.*.error.type,items.*.error.reason";
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    /** As much as the other client takes. An answer has some hundred octets for each document that was refused. */
    private static final int LONGEST_ANSWER = 100 << 20;

    private final CloseableHttpClient client;
    private final int longestAnswer;
    private final Nodes nodes;
    private final String path;
    private final @Nullable String authorization;
    private final boolean gzip;
    private final boolean failOnWarnings;
    private final Failures failures;
    private final ConcurrentLinkedQueue<GzipBuffer> idle = new ConcurrentLinkedQueue<>();
    private final Set<HttpPost> underWay = ConcurrentHashMap.newKeySet();

    HttpBulkTransport(CloseableHttpClient client, ElasticSettings settings, Failures failures, boolean failOnWarnings) {
        this(client, settings, failures, failOnWarnings, LONGEST_ANSWER);
    }

    /** @param longestAnswer octets of an answer that are taken; a longer one is a failure */
    HttpBulkTransport(
            CloseableHttpClient client,
            ElasticSettings settings,
            Failures failures,
            boolean failOnWarnings,
            int longestAnswer) {
        this.client = client;
        this.longestAnswer = longestAnswer;
        this.nodes = new Nodes(settings.urls(), System::nanoTime);
        this.path = settings.pathPrefix() + FILTER;
        this.authorization = settings.credentials().authorization();
        this.gzip = settings.gzip();
        this.failOnWarnings = failOnWarnings;
        this.failures = failures;
    }

    @Override
    public Response send(byte[] body, int length) throws IOException, InterruptedException {
        if (!gzip) {
            return post(new ByteArrayEntity(body, 0, length, NDJSON));
        }
        GzipBuffer taken = idle.poll();
        GzipBuffer buffer = taken == null ? new GzipBuffer() : taken;
        try {
            buffer.compress(body, length);
            return post(new ByteArrayEntity(buffer.octets(), 0, buffer.length(), NDJSON, "gzip"));
        } finally {
            idle.add(buffer);
        }
    }

    private Response post(ByteArrayEntity entity) throws IOException, InterruptedException {
        HttpPost request = new HttpPost(path);
        request.setHeader("Accept", "application/json");
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        request.setEntity(entity);
        underWay.add(request);
        try {
            if (Thread.interrupted()) { // abort() may have come before this request was known to it
                throw new InterruptedException();
            }
            return post(request);
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("the request was ended").initCause(e);
            }
            throw failures.of(e);
        } finally {
            underWay.remove(request);
        }
    }

    /** Tries one node after the other, as long as none was reached. */
    private Response post(HttpPost request) throws IOException {
        for (int untried = nodes.count() - 1; ; untried--) {
            HttpHost node = nodes.next();
            try {
                Response response = client.execute(node, request, this::read);
                nodes.answered(node, response.status());
                return response;
            } catch (ConnectException
                    | ConnectTimeoutException
                    | NoRouteToHostException
                    | UnknownHostException unsent) {
                nodes.failed(node);
                if (untried == 0) {
                    throw unsent;
                }
            } catch (IOException | RuntimeException unclear) {
                nodes.failed(node);
                throw unclear;
            }
        }
    }

    private Response read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] octets = entity == null ? new byte[0] : octets(entity);
        Header warning = failOnWarnings ? response.getFirstHeader("Warning") : null;
        if (warning != null) {
            throw failures.warning(response.getCode(), warning.getValue());
        }
        int status = response.getCode();
        return new Response(status, status >= 400 ? failures.mask().hide(octets) : octets);
    }

    /** Does not close the content: that would read the rest, which may have no end. */
    private byte[] octets(HttpEntity entity) throws IOException {
        byte[] octets = entity.getContent().readNBytes(longestAnswer + 1);
        if (octets.length > longestAnswer) {
            throw new IOException("an answer to a bulk request of more than " + longestAnswer
                    + " octets; is what elasticsearch.urls names Elasticsearch?");
        }
        return octets;
    }

    @Override
    public void abort() {
        underWay.forEach(HttpPost::cancel);
    }

    @Override
    public void close() throws IOException {
        abort();
        client.close();
        for (GzipBuffer buffer = idle.poll(); buffer != null; buffer = idle.poll()) {
            buffer.close();
        }
    }
}
