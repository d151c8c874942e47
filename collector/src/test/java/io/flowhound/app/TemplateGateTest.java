/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.config.Configuration;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.IndexTemplate;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.HttpStub.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TemplateGateTest {
    private static final Reply MISSING = new Reply(404, "{\"error\":{\"type\":\"x\",\"reason\":\"x\"},\"status\":404}");
    private static final Reply FORBIDDEN =
            new Reply(403, "{\"error\":{\"type\":\"x\",\"reason\":\"x\"},\"status\":403}");

    private final Set<String> installed = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();

    /** A server that has the templates in {@link #installed}, older than ours, and lets nobody install any. */
    private Reply answer(HttpStub.Request request) {
        String name = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (!request.method().equals("GET")) {
            return FORBIDDEN;
        }
        return !installed.contains(name)
                ? MISSING
                : new Reply(
                        200,
                        "{\"index_templates\":[{\"name\":\"" + name
                                + "\",\"index_template\":{\"index_patterns\":[\"x\"],"
                                + "\"composed_of\":[],\"_meta\":{\"version\":1,\"checksum\":\"0\"}}}]}");
    }

    private TemplateGate gate(HttpStub server) throws Exception {
        Configuration configuration = Configuration.load(null, List.of("elasticsearch.urls=" + server.url()), Map.of());
        return new TemplateGate(configuration, opened::incrementAndGet);
    }

    @Test
    void othersMissing_opens_andNamesThem() throws Exception {
        installed.addAll(List.of("flowhound-flows", "flowhound-syslog", "flowhound-state"));
        try (HttpStub server = HttpStub.http(0, this::answer);
                TemplateGate gate = gate(server)) {
            gate.start();
            await().untilAtomic(opened, count -> assertThat(count).isEqualTo(1));
            assertThat(gate.health().ok()).isTrue();
            assertThat(gate.health().reason())
                    .contains(
                            "flowhound-flows, flowhound-syslog, flowhound-state: other than ours (version 1 is there)")
                    .contains(
                            "flowhound-pivots, flowhound-evidence, flowhound-baseline, flowhound-first-contacts, flowhound-contacts, flowhound-health: missing, and the key may not");
        }
    }

    @Test
    void stateMissing_waits() throws Exception {
        installed.addAll(List.of("flowhound-flows", "flowhound-syslog"));
        try (HttpStub server = HttpStub.http(0, this::answer);
                TemplateGate gate = gate(server)) {
            gate.start();
            // The second attempt begins when the first has failed.
            await().until(() -> server.requests().size() > 2 * DocumentKind.values().length);
            assertThat(opened).hasValue(0);
            assertThat(gate.health().ok()).isFalse();

            installed.add("flowhound-state");
            await().untilAtomic(opened, count -> assertThat(count).isEqualTo(1));
        }
    }

    @Test
    void mayInstall_installsAll() throws Exception {
        try (HttpStub server = HttpStub.http(
                        0,
                        request ->
                                request.method().equals("GET") ? MISSING : new Reply(200, "{\"acknowledged\":true}"));
                TemplateGate gate = gate(server)) {
            gate.start();
            await().untilAtomic(opened, count -> assertThat(count).isEqualTo(1));
            assertThat(gate.health().reason())
                    .contains("flowhound-pivots", "installed just now, version " + IndexTemplate.VERSION);
            assertThat(server.requests())
                    .filteredOn(request ->
                            request.method().equals("PUT") && request.path().startsWith("/_index_template/"))
                    .hasSize(DocumentKind.values().length);
        }
    }

    /** Installs what it is asked to, but refuses what belongs to {@link #refused}. */
    private Reply refusing(HttpStub.Request request) {
        if (request.method().equals("GET")) {
            return MISSING;
        }
        return refused.stream().anyMatch(request.path()::contains)
                ? new Reply(
                        400,
                        "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"unknown setting [index.mine]\"},"
                                + "\"status\":400}")
                : new Reply(200, "{\"acknowledged\":true}");
    }

    @Test
    void healthTemplateRefused_opens_andSaysWhy() throws Exception {
        refused.add("flowhound-health");
        try (HttpStub server = HttpStub.http(0, this::refusing);
                TemplateGate gate = gate(server)) {
            gate.start();
            await().untilAtomic(opened, count -> assertThat(count).isEqualTo(1));
            assertThat(gate.health().ok()).isTrue();
            assertThat(gate.health().reason()).contains("flowhound-health", "unknown setting [index.mine]");
        }
    }

    @Test
    void flowsTemplateRefused_waits_saysWhy_andTriesAgain() throws Exception {
        refused.add("flowhound-flows");
        try (HttpStub server = HttpStub.http(0, this::refusing);
                TemplateGate gate = gate(server)) {
            gate.start();
            await().until(() -> gate.health().reason().contains("flowhound-flows@custom"));
            assertThat(opened).hasValue(0);
            assertThat(gate.health().ok()).isFalse();
            assertThat(gate.health().reason()).contains("unknown setting [index.mine]", "./flowhound setup");

            refused.clear();
            await().untilAtomic(opened, count -> assertThat(count).isEqualTo(1));
        }
    }
}
