/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS side of a listener (TLS 1.2 and 1.3): its certificate, and of whom clients need one. New connections take the files
 * as they were when last looked at. Safe for use by several threads.
 */
public final class ServerTls {
    private static final Logger log = LoggerFactory.getLogger(ServerTls.class);
    private static final long HANDSHAKE_MILLIS = 10_000;
    /** Sessions that clients may resume; a restarted exporter does not, so few are worth their memory. */
    private static final long SESSIONS = 1_000;

    private record Loaded(SslContext context, X509Certificate certificate) {}

    private final TlsFiles files;
    private volatile Loaded loaded;
    private List<Object> state;

    private ServerTls(TlsFiles files, List<Object> state, Loaded loaded) {
        this.files = files;
        this.state = state;
        this.loaded = loaded;
    }

    /**
     * Reads the files.
     *
     * @throws IOException when one cannot be used or key and certificate do not belong together; the message names setting
     *     and file
     */
    public static ServerTls load(TlsFiles files) throws IOException {
        List<Object> state = stateOf(files); // before the files are read: a change in between is found next time
        return new ServerTls(files, state, read(files));
    }

    private static Loaded read(TlsFiles files) throws IOException {
        PemFile certificateFile = PemFile.read("tls.certificate", files.certificate());
        List<X509Certificate> chain = certificateFile.certificates();
        PemFile keyFile = PemFile.read("tls.key", files.key());
        PrivateKey key = PrivateKeys.read(keyFile, files.keyPassword());
        if (!PrivateKeys.belongTogether(key, chain.get(0).getPublicKey())) {
            throw new IOException(
                    keyFile.name() + " is not the key of the first certificate in " + certificateFile.name()
                            + ". Name the pair that was made together, the server's certificate first");
        }
        SslContextBuilder builder = SslContextBuilder.forServer(key, chain.toArray(X509Certificate[]::new))
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .sessionCacheSize(SESSIONS);
        Path clientCa = files.clientCa();
        if (clientCa != null) {
            builder.clientAuth(ClientAuth.REQUIRE)
                    .trustManager(PemFile.read("tls.client-ca", clientCa)
                            .certificates()
                            .toArray(X509Certificate[]::new));
        }
        return new Loaded(builder.build(), chain.get(0));
    }

    /** Takes the files anew when they have changed; when that fails the old certificate stays, and the log says why. */
    public synchronized void reloadIfChanged() {
        List<Object> now = stateOf(files);
        if (now.equals(state)) {
            return;
        }
        state = now;
        try {
            loaded = read(files);
            log.info("TLS: new connections get the changed certificate, {}", describe());
        } catch (IOException | RuntimeException e) { // the latter would end looking for changes, without a word
            log.warn("TLS: the files have changed but cannot be used, the old certificate stays: {}", e.getMessage());
        }
    }

    private static List<Object> stateOf(TlsFiles files) {
        List<Object> state = new ArrayList<>();
        for (Path file : new Path[] {files.certificate(), files.key(), files.clientCa()}) {
            if (file != null) {
                state.add(stateOf(file));
            }
        }
        return state;
    }

    private static Object stateOf(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return "unreadable"; // reading it will say why
        }
    }

    /** Whose certificate it is and until when, for people. */
    public String describe() {
        X509Certificate certificate = loaded.certificate();
        return certificate.getSubjectX500Principal().getName() + ", valid until " + validUntil()
                + (files.clientCa() == null ? "" : ", clients need a certificate of " + files.clientCa());
    }

    /** When the certificate ends. */
    public Instant validUntil() {
        return loaded.certificate().getNotAfter().toInstant();
    }

    /**
     * The handler of one new connection. The handshake's arithmetic is done in between on the thread of the connection: on another,
     * an exporter that sends little and closes at once would be gone before the handshake is over, and its messages with it.
     */
    SslHandler newHandler(ByteBufAllocator allocator) {
        SslHandler handler = loaded.context().newHandler(allocator);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }
}
