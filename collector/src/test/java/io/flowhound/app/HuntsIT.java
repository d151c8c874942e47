/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.check.FlowQuery;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.testkit.RealElastic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hunts of {@code docs/hunting.md} on the demo's network, and its figures. */
class HuntsIT {
    private static final String START = "2026-11-22T12:00:00Z";
    private static final int TOP = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void page_hasTheResultsOfTheDemo() throws Exception {
        storeTheDemo();
        String filled = HuntingDoc.filled(this::result);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(HuntingDoc.FILE, filled);
        }
        assertThat(Files.readString(HuntingDoc.FILE))
                .as("rewrite it with -Dregenerate=true")
                .isEqualTo(filled);
    }

    @Test
    void page_hasAllHunts() throws Exception {
        List<String> shown = new ArrayList<>();
        HuntingDoc.filled(hunt -> {
            shown.add(hunt.name());
            return "";
        });
        assertThat(shown).doesNotHaveDuplicates().containsAll(HuntingDoc.names());
    }

    /** The flows of the demo, by way of a capture: none can get lost, and their times are always the same. */
    private void storeTheDemo() throws Exception {
        String capture = folder.resolve("demo.pcap").toString();
        JsonNode sent = CommandRun.of("simulate", "--seed", "1", "--start", START, "--pcap", capture)
                .result();
        String internal =
                String.join(",", new Simulation(SimulationParameters.of(1, Instant.parse(START))).localNetworks());
        DemoDatabases databases = DemoDatabases.in(Path.of("target", "demo-databases"), System.err::println);
        List<String> arguments = new ArrayList<>(List.of("import", capture));
        for (String setting : List.of(
                "elasticsearch.urls=" + elastic.url(),
                "index.prefix=" + prefix,
                "data.dir=" + folder.resolve("data"),
                "networks.internal=" + internal,
                "geoip.city=" + databases.city(),
                "geoip.asn=" + databases.asn())) {
            arguments.addAll(List.of("--set", setting));
        }
        CommandRun imported = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(imported.exit()).as(imported.err()).isZero();
        post("_refresh", "");
        JsonNode became = imported.result().path("conversations");
        assertThat(became.path("records").asInt())
                .isEqualTo(sent.at("/total/flow_records").asInt());
        assertThat(post("_count", "").path("count").asInt())
                .isEqualTo(became.path("documents").asInt());
    }

    /** Runs a hunt; says how many flows it finds, and between whom most of them are. */
    private String result(HuntingDoc.Hunt hunt) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
        request.set("query", FlowQuery.of(hunt.kql()));
        ObjectNode groups = request.putObject("aggs");
        for (String field : hunt.fields()) {
            groups.putObject(field).putObject("terms").put("field", field).put("size", TOP);
        }
        JsonNode answer = post("_search", request.toString());
        int hits = answer.at("/hits/total/value").asInt();
        if (hits == 0) {
            return "nothing.";
        }
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "**%,d %s**", hits, hits == 1 ? "flow" : "flows"));
        for (String field : hunt.fields()) {
            text.append("; `")
                    .append(field)
                    .append("` ")
                    .append(highest(answer.path("aggregations").path(field)));
        }
        return text.append('.').toString();
    }

    private static String highest(JsonNode group) {
        List<String> values = new ArrayList<>();
        for (JsonNode bucket : group.path("buckets")) {
            String key = bucket.path(bucket.has("key_as_string") ? "key_as_string" : "key")
                    .asText();
            values.add(key
                    + String.format(
                            Locale.ROOT, " (%,d)", bucket.path("doc_count").asInt()));
        }
        int others = group.path("sum_other_doc_count").asInt();
        return (values.isEmpty() ? "none" : String.join(", ", values)) + (others == 0 ? "" : ", …");
    }

    private JsonNode post(String path, String body) throws Exception {
        URI uri = URI.create(elastic.url() + "/" + prefix + "-flows/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
        HttpResponse<String> answer = http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
