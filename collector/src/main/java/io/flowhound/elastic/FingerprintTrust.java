/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts a server whose certificate, or one of the CAs that it presents, has the given SHA-256 fingerprint. Every
 * certificate below that one must be signed by the next, so that knowing a CA's certificate is not enough to pose as it.
 */
final class FingerprintTrust implements X509TrustManager {
    /** Stands in the message, by which the failure is told from others after the TLS stack has wrapped it. */
    static final String MISMATCH = "no certificate with the configured fingerprint";

    private final String setting;
    private final String fingerprint;

    /**
     * Trusts one fingerprint.
     *
     * @param setting where it comes from, for messages
     * @param fingerprint 64 hexadecimal digits in lower case
     */
    FingerprintTrust(String setting, String fingerprint) {
        this.setting = setting;
        this.fingerprint = fingerprint;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        for (int i = 0; i < chain.length; i++) {
            chain[i].checkValidity();
            if (fingerprint.equals(sha256(chain[i]))) {
                return;
            }
            if (i + 1 < chain.length) {
                signedBy(chain[i], chain[i + 1]);
            }
        }
        throw new CertificateException("the server presents " + MISMATCH + "; its last is "
                + sha256(chain[chain.length - 1]) + ": correct " + setting + " if you know that one");
    }

    private static void signedBy(X509Certificate certificate, X509Certificate issuer) throws CertificateException {
        if (issuer.getBasicConstraints() < 0) {
            throw new CertificateException(issuer.getSubjectX500Principal() + " is not a CA");
        }
        try {
            certificate.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    certificate.getSubjectX500Principal() + " is not signed by the certificate that follows it", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    static String sha256(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
