/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import io.flowhound.elastic.ElasticException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the CA file, the fingerprint, or what the JDK trusts. */
public final class Trust {
    private Trust() {}

    /** The TLS context of the settings, or null for the JDK's own. */
    static @Nullable SSLContext context(ElasticSettings settings) throws ElasticException {
        return context("elasticsearch", settings.certificateAuthority(), settings.fingerprint());
    }

    /**
     * A TLS context, or null for the JDK's own.
     *
     * @param section what the names of the settings begin with, for messages, such as {@code kibana}
     * @param authority a PEM file with the certificates that may sign the server's
     * @param fingerprint SHA-256 of the certificate of a CA or of the server itself, in hex, colons allowed; stands in place of
     *     a CA
     * @throws ElasticException when the file cannot be used
     */
    public static @Nullable SSLContext context(String section, @Nullable Path authority, @Nullable String fingerprint)
            throws ElasticException {
        try {
            if (fingerprint != null) {
                String hex = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
                return context(new TrustManager[] {new FingerprintTrust(section + ".fingerprint", hex)});
            }
            return authority == null ? null : context(trustManagers(authority));
        } catch (IOException | GeneralSecurityException e) {
            throw new ElasticException(
                    Kind.TLS,
                    0,
                    section + ".ca " + authority + " cannot be used: " + e.getMessage()
                            + ". It must be a PEM file with one or more certificates",
                    e);
        }
    }

    private static SSLContext context(TrustManager[] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    private static TrustManager[] trustManagers(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : certificates(pem)) {
            store.setCertificateEntry("ca-" + count++, certificate);
        }
        if (count == 0) {
            throw new IOException("there is no certificate in it");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }
}
