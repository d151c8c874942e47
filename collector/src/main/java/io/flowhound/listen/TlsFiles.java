/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of a TLS server, all PEM.
 *
 * @param certificate its certificate, and behind it those between it and the authority
 * @param key its private key, PKCS#8
 * @param keyPassword with what the key is encrypted; null when it is not
 * @param clientCa the authorities of which clients must have a certificate; null when clients need none
 */
public record TlsFiles(
        Path certificate,
        Path key,
        @Nullable String keyPassword,
        @Nullable Path clientCa) {
    /** Without the password, so that it cannot get into a log. */
    @Override
    public String toString() {
        return "TlsFiles[" + certificate + ", " + key + ", " + clientCa + "]";
    }
}
