/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture is sent again to, and over what.
 *
 * @param scheme empty for UDP, {@code tcp} or {@code tls}
 */
record ReplayTarget(String scheme, InetSocketAddress address) {
    /**
     * Reads {@code HOST:PORT}, {@code tcp://HOST:PORT} or {@code tls://HOST:PORT}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static ReplayTarget parse(String text) {
        int slashes = text.indexOf("://");
        String scheme = slashes < 0 ? "" : text.substring(0, slashes);
        String rest = slashes < 0 ? text : text.substring(slashes + 3);
        boolean known = scheme.equals("tcp") || scheme.equals("tls") || scheme.equals("udp") || slashes < 0;
        int colon = rest.lastIndexOf(':');
        String host = colon < 0 ? "" : rest.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int port = Integer.parseInt(rest.substring(colon + 1));
            if (!known || host.isEmpty() || port == 0) {
                throw new IllegalArgumentException();
            }
            return new ReplayTarget(scheme.equals("udp") ? "" : scheme, new InetSocketAddress(host, port));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not HOST:PORT: \"" + text
                            + "\" (give 127.0.0.1:2055, [::1]:2055, tcp://127.0.0.1:4739 or tls://127.0.0.1:4740)",
                    e);
        }
    }

    /**
     * What makes the sockets; null for UDP.
     *
     * @param ca the authority to trust; null trusts those that Java knows
     * @param insecure whether any certificate is taken
     * @throws IOException when the file of the authority cannot be used
     */
    @Nullable
    SocketFactory streams(@Nullable Path ca, boolean insecure) throws IOException {
        if (!scheme.equals("tls")) {
            if (ca != null || insecure) {
                throw new IllegalArgumentException("--ca and --insecure are for --to tls://HOST:PORT");
            }
            return scheme.isEmpty() ? null : SocketFactory.getDefault();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, insecure ? new TrustManager[] {new TrustAll()} : trust(ca), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("--ca " + ca + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager @Nullable [] trust(@Nullable Path ca) throws IOException, GeneralSecurityException {
        if (ca == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(ca)) {
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + count++, certificate);
            }
        } catch (IOException e) {
            throw new IOException("--ca " + ca + " cannot be read: " + e.getMessage(), e);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Takes any certificate: whoever asks for that sends test data. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
