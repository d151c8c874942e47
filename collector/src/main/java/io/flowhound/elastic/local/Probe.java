/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Asks whether a private Elasticsearch answers yet, without the weight of a client. */
final class Probe {
    private static final int TIMEOUT_MILLIS = 2000;

    private Probe() {}

    /** Whether {@code _cluster/health} answers with 200. {@code GET /} is not there in this distribution. */
    static boolean answers(URI url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) url.resolve("/_cluster/health").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Throws when a wanted port of 127.0.0.1 is taken, before the server spends ten seconds on finding that out.
     *
     * @param port the port, or 0 for any
     */
    static void requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new IOException(
                    "port " + port + " of 127.0.0.1 is in use: stop who listens there (ss -tlnp), or use"
                            + " another port",
                    e);
        }
    }
}
