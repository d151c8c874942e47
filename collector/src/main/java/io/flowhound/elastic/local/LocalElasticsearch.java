/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A private, real Elasticsearch with one node, without security, on 127.0.0.1. Its data stay when it is closed; a start with the
 * same folder and name finds them again. It does not outlive this JVM: on Linux not even when that is killed, elsewhere when
 * that ends in order.
 */
public final class LocalElasticsearch implements AutoCloseable {
    private static final long POLL_MILLIS = 200;
    private static final long TELL_NANOS = 10_000_000_000L;
    private static final int LOG_LINES = 20;

    private final ServerFiles files;
    private final ServerProcess process;
    private final URI url;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Thread hook;

    private LocalElasticsearch(ServerFiles files, ServerProcess process, URI url) {
        this.files = files;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one and returns when it answers.
     *
     * @throws IOException when it cannot be obtained or started, or another works on the same data; the message says what to
     *     do and has the end of its log
     */
    public static LocalElasticsearch start(LocalOptions options) throws IOException, InterruptedException {
        Account account = Account.find();
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        if (!account.reaches(java)) {
            throw new IOException(
                    "Elasticsearch does not run as root, and user nobody cannot run " + java
                            + ": use a JDK that every user can reach, such as one below /usr/lib/jvm, or run this as an ordinary user");
        }
        Path folder = Place.choose(options.folder(), account, options.progress());
        Path distribution = new Distribution(
                        options.version(), MavenArtifact.defaultRepository(), MavenCopy.find(), options.progress())
                .unpackedBelow(folder);
        ServerFiles files = new ServerFiles(folder.resolve(options.name()));
        files.requireWritable();
        new DataLock(files).awaitFree(options.progress());
        Probe.requireFree(options.httpPort());
        Probe.requireFree(options.transportPort());
        files.write(distribution, options);
        account.own(files.home());
        options.progress().accept("starting Elasticsearch " + options.version() + " with data in " + files.home());
        ServerProcess process = ServerProcess.start(distribution, files, account);
        return started(files, process, options);
    }

    private static LocalElasticsearch started(ServerFiles files, ServerProcess process, LocalOptions options)
            throws IOException, InterruptedException {
        // From here on nobody but us knows the process, so whatever happens until we return must end it.
        Thread hook = new Thread(process::stop, "stop-local-elasticsearch");
        if (options.stopWithJvm()) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        boolean ready = false;
        try {
            LocalElasticsearch server = new LocalElasticsearch(files, process, awaitReady(files, process, options));
            server.hook = options.stopWithJvm() ? hook : null;
            ready = true;
            return server;
        } finally {
            if (!ready) {
                process.stop();
            }
        }
    }

    private static URI awaitReady(ServerFiles files, ServerProcess process, LocalOptions options)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long told = start;
        while (!process.endedWithin(POLL_MILLIS)) {
            int port = files.boundPort();
            URI url = URI.create("http://127.0.0.1:" + port);
            long now = System.nanoTime();
            if (port > 0 && Probe.answers(url)) {
                options.progress()
                        .accept("Elasticsearch answers at %s after %.1f s".formatted(url, (now - start) / 1e9));
                return url;
            }
            if (now - start > options.startTimeout().toNanos()) {
                throw new IOException("Elasticsearch did not answer within "
                        + options.startTimeout().toSeconds() + " s; " + tail(files));
            }
            if (now - told > TELL_NANOS) {
                options.progress()
                        .accept("Elasticsearch is still starting (%d s)".formatted((now - start) / 1_000_000_000));
                told = now;
            }
        }
        throw new IOException(
                "Elasticsearch ended with code " + process.exitValue() + " instead of starting; " + tail(files));
    }

    private static String tail(ServerFiles files) {
        return "the end of its log " + files.log() + ":\n" + files.logTail(LOG_LINES);
    }

    /** Where it answers, such as {@code http://127.0.0.1:41234}. */
    public URI url() {
        return url;
    }

    /** The folder of its data, configuration and log. */
    public Path home() {
        return files.home();
    }

    /** The id of the process that ends it when killed: the launcher, whose child the server is. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it: asks first, kills when that does not help within half a minute. The data stay. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            process.stop();
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // The JVM is going down and the hook is running: it finds nothing left to stop.
        }
    }
}
