/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Secret;
import io.flowhound.config.Tls;
import io.flowhound.listen.ServerTls;
import io.flowhound.listen.TlsFiles;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The certificate that all listeners for TLS present, when there are any; looks after changes of its files. */
final class ServerCertificate implements AutoCloseable {
    private static final long RELOAD_SECONDS = 60;

    private final @Nullable ServerTls tls;
    private final @Nullable ScheduledExecutorService reloads;

    /**
     * Reads the files.
     *
     * @throws IOException when there are addresses for TLS and the files cannot be used
     */
    ServerCertificate(Configuration configuration) throws IOException {
        boolean wanted = !configuration.listen().ipfixTls().isEmpty()
                || !configuration.listen().syslogTls().isEmpty();
        TlsFiles files = wanted ? files(configuration.tls()) : null;
        tls = files == null ? null : ServerTls.load(files);
        reloads = tls == null ? null : reloading(tls);
    }

    /** The files of the section; null when it names none. */
    static @Nullable TlsFiles files(Tls tls) {
        Secret password = tls.keyPassword();
        return tls.certificate() == null || tls.key() == null
                ? null
                : new TlsFiles(
                        tls.certificate(), tls.key(), password == null ? null : password.reveal(), tls.clientCa());
    }

    private static ScheduledExecutorService reloading(ServerTls tls) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task ->
                Thread.ofPlatform().daemon().name("flowhound-certificate").unstarted(task));
        var unused =
                timer.scheduleWithFixedDelay(tls::reloadIfChanged, RELOAD_SECONDS, RELOAD_SECONDS, TimeUnit.SECONDS);
        return timer;
    }

    /** What listeners take; null when none is for TLS. */
    @Nullable
    ServerTls tls() {
        return tls;
    }

    @Override
    public void close() {
        if (reloads != null) {
            reloads.shutdownNow();
        }
    }
}
