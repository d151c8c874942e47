/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The certificate of the collector, for the listeners that speak TLS. */
@Doc("The certificate that listeners for TLS present, and of whom they demand one.")
public record Tls(
        @Doc(
                "File with the certificate of this machine (PEM), and behind it those between it and the authority. Changed files are taken within a minute, for new connections.")
        @Nullable
        Path certificate,

        @Doc("File with the private key of that certificate (PEM, PKCS#8; RSA, EC or Ed25519).") @Nullable
        Path key,

        @Doc("Password of that key, where it is encrypted.") @Nullable
        Secret keyPassword,

        @Doc(
                "File with the certificates (PEM) of the authorities of which a sender must have a certificate. Without it senders need none.")
        @Nullable
        Path clientCa)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        problems.file("certificate", certificate);
        problems.file("key", key);
        problems.file("client-ca", clientCa);
        if (certificate != null && key == null) {
            problems.add("key", null, "is missing for tls.certificate", null);
        }
        if (certificate == null && key != null) {
            problems.add("certificate", null, "is missing for tls.key", null);
        }
        if (key == null && keyPassword != null) {
            problems.add("key", null, "is missing for tls.key-password", null);
        }
        if (certificate == null && clientCa != null) {
            problems.add("certificate", null, "is missing for tls.client-ca", null);
        }
    }
}
