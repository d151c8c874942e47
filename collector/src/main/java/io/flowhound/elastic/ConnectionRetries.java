/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.util.TimeValue;

/**
 * Lets the HTTP client repeat a request that only asks, over a connection that turns out to be closed. What it does by itself
 * beyond that, to repeat any request after 429 and 503, it must not: who sends bulk requests sends less then, and has to know
 * what was sent twice.
 */
final class ConnectionRetries extends DefaultHttpRequestRetryStrategy {
    ConnectionRetries() {
        super(
                1,
                TimeValue.ofSeconds(1),
                List.of(
                        InterruptedIOException.class,
                        UnknownHostException.class,
                        ConnectException.class,
                        ConnectionClosedException.class,
                        NoRouteToHostException.class,
                        SSLException.class),
                List.of());
    }
}
