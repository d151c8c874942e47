/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Elasticsearch how full the disks of its data nodes are, and tells of the fullest. Where nobody may ask, nothing is told. The mark
 * at which Elasticsearch stops is taken to be its default: 95 % used, or 100 GB free on disks of more than 2 TB.
 */
final class ElasticDisk {
    private static final Logger log = LoggerFactory.getLogger(ElasticDisk.class);
    private static final String FILTER = "nodes.*.roles,nodes.*.fs.total";
    private static final long HEADROOM = 100_000_000_000L;
    private static final long FLOOD_SHARE = 20;

    private final @Nullable ElasticClient client;
    private Map<String, FillForecast> forecasts = new HashMap<>();
    private volatile @Nullable State state;
    private boolean failing;

    /**
     * The fullest disk.
     *
     * @param free octets
     * @param usedPercent 0 to 100
     * @param fullAt epoch milliseconds, when it reaches the mark at which Elasticsearch stops; empty when that is not known
     */
    record State(long free, double usedPercent, OptionalLong fullAt) {}

    /** @param client with a key that may monitor the cluster; null in tests, which call {@link #read} */
    ElasticDisk(@Nullable ElasticClient client) {
        this.client = client;
    }

    /** What was found last; null when nothing may be known. */
    @Nullable
    State state() {
        return state;
    }

    /** Asks. */
    void look(long now) {
        if (client == null) {
            return;
        }
        try {
            read(client.get("/_nodes/stats/fs", FILTER), now);
            failing = false;
        } catch (ElasticException e) {
            state = null; // better nothing than what is old
            if (!failing) {
                log.info("the disks of Elasticsearch are not watched: {}", e.getMessage());
            }
            failing = true;
        }
    }

    /** Takes an answer. */
    void read(JsonNode answer, long now) {
        Map<String, FillForecast> next = new HashMap<>();
        State fullest = null;
        for (Map.Entry<String, JsonNode> node : answer.path("nodes").properties()) {
            JsonNode disk = node.getValue().at("/fs/total");
            long total = disk.path("total_in_bytes").asLong();
            if (total > 0
                    && disk.has("available_in_bytes")
                    && holdsData(node.getValue().path("roles"))) {
                long free = disk.path("available_in_bytes").asLong();
                FillForecast forecast = forecasts.getOrDefault(node.getKey(), new FillForecast());
                next.put(node.getKey(), forecast);
                forecast.add(now, total - free);
                long mark = total - Math.min(total / FLOOD_SHARE, HEADROOM);
                State found = new State(free, 100.0 * (total - free) / total, forecast.reaches(mark));
                if (fullest == null || found.usedPercent > fullest.usedPercent) {
                    fullest = found;
                }
            }
        }
        forecasts = next;
        state = fullest;
    }

    private static boolean holdsData(JsonNode roles) {
        for (JsonNode role : roles) {
            if (role.asText().startsWith("data")) {
                return true;
            }
        }
        return roles.isEmpty();
    }
}
