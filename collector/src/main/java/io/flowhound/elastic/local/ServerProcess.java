/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The process of a private Elasticsearch. {@code bin/elasticsearch} becomes a small launcher JVM, which starts the server's JVM
 * and keeps its standard input open: when the launcher dies, however that comes about, the server reads the end of its input
 * and stops.
 */
final class ServerProcess {
    /** The terminal's Ctrl-C and hang-up are for us alone: the server must outlive our last bulk request. */
    private static final List<String> DEAF_TO_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private static final long GRACE_SECONDS = 30;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(Path distribution, ServerFiles files, Account account)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(DEAF_TO_TERMINAL);
        command.add(distribution.resolve("bin").resolve("elasticsearch").toString());
        ProcessBuilder builder = new ProcessBuilder(account.command(command))
                .directory(files.temporary().toFile())
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile());
        environment(builder.environment(), files);
        return new ServerProcess(startFromLastingThread(builder));
    }

    private static void environment(Map<String, String> environment, ServerFiles files) {
        List.of("ES_JAVA_OPTS", "CLI_JAVA_OPTS", "JAVA_HOME", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")
                .forEach(environment::remove);
        environment.put("ES_JAVA_HOME", System.getProperty("java.home", ""));
        environment.put("ES_PATH_CONF", files.config().toString());
        environment.put("ES_TMPDIR", files.temporary().toString());
        environment.put("HOME", files.temporary().toString());
    }

    /** The kernel's parent-death signal comes at the end of the thread that forked, so that thread waits for the process. */
    private static Process startFromLastingThread(ProcessBuilder builder) throws IOException, InterruptedException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread parent = new Thread(() -> parent(builder, started), "local-elasticsearch");
        parent.setDaemon(true);
        parent.start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException("Elasticsearch could not be started: " + e.getCause(), e);
        }
    }

    private static void parent(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            started.complete(process);
            process.onExit().join();
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
        }
    }

    /** Waits; returns true as soon as the process has ended. */
    boolean endedWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Asks it to stop, and kills it with what it started when it does not. */
    void stop() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            if (process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS) && all.stream().noneMatch(ProcessHandle::isAlive)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
