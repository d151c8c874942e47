/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.config.Address;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the admin server of a collector that is running. */
final class AdminClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Address address;

    /**
     * Makes a client; nothing is sent yet.
     *
     * @param configured {@code admin.address}; a wildcard means that the collector is on this machine
     */
    AdminClient(Address configured) {
        String host = switch (configured.host()) {
            case "", "0.0.0.0" -> "127.0.0.1";
            case "::", "0:0:0:0:0:0:0:0" -> "::1";
            default -> configured.host();
        };
        address = new Address(host, configured.port());
    }

    /**
     * Fetches a page.
     *
     * @param path such as {@code /status}
     * @param exporter the one to keep; null keeps all
     * @throws IOException when nobody answers, or something else than a collector of this version; the message says what
     *     was asked and what to do
     */
    JsonNode get(String path, @Nullable IpAddress exporter) throws IOException, InterruptedException {
        if (address.port() == 0) {
            throw new IOException(
                    "admin.address has port 0, so the collector has chosen one at its start and logged it: "
                            + "name it with --set admin.address=HOST:PORT");
        }
        String query =
                exporter == null ? "" : "?exporter=" + URLEncoder.encode(exporter.toString(), StandardCharsets.UTF_8);
        URI uri = URI.create("http://" + address + path + query);
        HttpResponse<byte[]> answer = ask(uri);
        if (answer.statusCode() != 200) {
            throw new IOException(uri + " answers with HTTP " + answer.statusCode()
                    + ": is that a collector of this version? --set admin.address=HOST:PORT names another one");
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException(uri + " answers with something else than JSON: is that a collector?", e);
        }
    }

    private HttpResponse<byte[]> ask(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        String nobody =
                "no collector answers at http://" + address + ": is one running there (./flowhound run), with this"
                        + " admin.address? --config FILE or --set admin.address=HOST:PORT names another one";
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new IOException(nobody); // its own message says nothing
        } catch (IOException e) {
            throw new IOException(nobody, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
