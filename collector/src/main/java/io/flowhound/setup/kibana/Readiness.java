/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits until Kibana is ready, and sees to it that it is one that can take our objects. */
final class Readiness {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\..*");
    private static final int OLDEST_MAJOR = 8;
    private static final int OLDEST_MINOR = 9;

    private final KibanaClient client;
    private final Patience patience;
    private final Consumer<String> progress;

    Readiness(KibanaClient client, Patience patience, Consumer<String> progress) {
        this.client = client;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Waits for it.
     *
     * @return its version, or an empty text when it tells its version to nobody it does not know
     * @throws KibanaException when it is not there in time, is none, or is too old
     */
    String await() throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.limit().toNanos();
        boolean told = false;
        while (true) {
            try {
                return version();
            } catch (KibanaException e) {
                if (!e.isStarting() || System.nanoTime() >= end) {
                    throw e;
                }
                if (!told) {
                    progress.accept(e.getMessage() + "; waiting up to "
                            + patience.limit().toSeconds() + " s");
                    told = true;
                }
                Thread.sleep(patience.pause());
            }
        }
    }

    private String version() throws IOException, InterruptedException {
        Answer answer = client.get("/api/status");
        if (!answer.isOk()) {
            throw client.refused(answer, "to tell its status");
        }
        JsonNode status = answer.json();
        if (!status.has("status")) {
            throw new KibanaException("what answers at " + client.settings().url()
                    + " is not Kibana: correct kibana.url, with its path where it has one (server.basePath)");
        }
        String version = status.path("version").path("number").asText();
        Matcher matcher = VERSION.matcher(version);
        if (matcher.matches()) {
            check(version, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        return version;
    }

    private void check(String version, int major, int minor) throws KibanaException {
        if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
            throw new KibanaException("Kibana at " + client.settings().url() + " is version " + version
                    + ", and the dashboards need 8.9 or later: upgrade Kibana, or leave it out with --no-kibana");
        }
    }
}
