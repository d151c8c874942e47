/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;

/** Says why a TLS handshake failed and what to do. */
final class TlsFailure {
    private TlsFailure() {}

    /**
     * The explanation, to be read after the sender.
     *
     * @param plain the setting of addresses for the same without TLS
     */
    static String explain(Throwable cause, String plain) {
        String words = String.valueOf(cause.getMessage());
        if (cause instanceof NotSslRecordException) {
            return "sent no TLS; " + plain + " takes plain TCP";
        }
        if (cause instanceof SslHandshakeTimeoutException) {
            return "did not finish the TLS handshake in time";
        }
        if (cause instanceof ClosedChannelException) {
            return "closed the connection within the TLS handshake; perhaps it does not trust tls.certificate";
        }
        if (words.contains("Empty client certificate chain")) {
            return "presented no certificate of an authority in tls.client-ca";
        }
        if (words.contains("path building failed") || words.contains("path validation failed")) {
            return "presented a certificate that no authority in tls.client-ca has signed, or that has expired: "
                    + words;
        }
        if (words.contains("alert: certificate_unknown")
                || words.contains("alert: unknown_ca")
                || words.contains("alert: bad_certificate")) {
            return "does not trust tls.certificate: give it the authority that signed that; " + words;
        }
        return "could not agree on TLS: " + words;
    }
}
