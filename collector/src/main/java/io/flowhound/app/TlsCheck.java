/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.listen.ServerTls;
import io.flowhound.listen.TlsFiles;
import java.io.IOException;
import java.time.Instant;

/** Whether the files of TLS can be used, belong together and are still valid. */
final class TlsCheck implements Check {
    private static final String NEXT = "Exporters and senders of syslog refuse the connection until that is put right.";

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public Result run(Configuration configuration) {
        TlsFiles files = ServerCertificate.files(configuration.tls());
        if (files == null) {
            return Result.ok("no certificate configured, no listener needs one");
        }
        try {
            ServerTls tls = ServerTls.load(files);
            return tls.validUntil().isBefore(Instant.now())
                    ? Result.failed("tls.certificate " + files.certificate() + " has expired: " + tls.describe(), NEXT)
                    : Result.ok(tls.describe());
        } catch (IOException e) {
            return Result.failed(Failures.oneLine(e), "The collector does not start listeners for TLS with that.");
        }
    }
}
