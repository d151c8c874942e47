/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.setup.TemplateState;
import io.flowhound.setup.Templates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks Elasticsearch for our indices, deletes those that a plan names, each by its exact name, and creates the next ones. Several may do so
 * at a time: what another one has deleted or created already is as good.
 */
public final class RetentionClient {
    private static final String INDEX_FILTER =
            "indices.*.primaries.docs.count,indices.*.primaries.store.size_in_bytes,indices.*.shards.*.routing.node,"
                    + "indices.*.shards.*.store.size_in_bytes";
    private static final String NODE_FILTER = "nodes.*.name,nodes.*.roles,nodes.*.fs.timestamp,nodes.*.fs.total";

    /** What proxies, and clusters that somebody else runs, answer to a request that they do not let through. */
    private static final Set<Integer> UNSUPPORTED = Set.of(404, 405, 410);

    private static final Set<String> NEW_DATA = Set.of("data", "data_hot", "data_content");

    private final ElasticClient client;
    private final RetentionRules rules;

    /** With a client that stays the caller's. */
    public RetentionClient(ElasticClient client, RetentionRules rules) {
        this.client = client;
        this.rules = rules;
    }

    public RetentionRules rules() {
        return rules;
    }

    /**
     * Says what is to be done, and does nothing.
     *
     * @throws ElasticException when Elasticsearch cannot be asked; when a privilege is missing, it says which
     */
    public RetentionPlan plan(Instant now) throws ElasticException {
        return Planner.plan(rules, view(), now);
    }

    ClusterView view() throws ElasticException {
        List<DatedIndex> indices = indices();
        JsonNode nodes = indices.isEmpty() ? MissingNode.getInstance() : nodes();
        return new ClusterView(indices, disks(nodes), dataNodes(nodes), clocks(nodes));
    }

    private List<DatedIndex> indices() throws ElasticException {
        String patterns = rules.families().stream()
                .map(family -> family.kind().pattern(rules.prefix()))
                .collect(Collectors.joining(","));
        // Closed indices are not listed: whoever closed one wants to keep it.
        JsonNode found = client.get("/" + patterns + "/_stats/docs,store?level=shards", INDEX_FILTER)
                .path("indices");
        JsonNode settings =
                client.get("/" + patterns + "/_settings/index.creation_date", "*.settings.index.creation_date");
        List<DatedIndex> indices = new ArrayList<>();
        for (IndexFamily family : rules.families()) {
            found.properties().forEach(entry -> {
                LocalDate start = family.start(rules.prefix(), entry.getKey());
                if (start != null) {
                    Instant created = created(settings.path(entry.getKey()));
                    indices.add(index(entry.getKey(), family, start, created, entry.getValue()));
                }
            });
        }
        return indices;
    }

    private static Instant created(JsonNode index) {
        return Instant.ofEpochMilli(index.at("/settings/index/creation_date").asLong());
    }

    private static DatedIndex index(String name, IndexFamily family, LocalDate start, Instant created, JsonNode stats) {
        long octets = 0;
        Map<String, Long> byNode = new HashMap<>();
        for (JsonNode copies : stats.path("shards")) {
            for (JsonNode copy : copies) {
                long size = copy.path("store").path("size_in_bytes").asLong();
                octets += size;
                byNode.merge(copy.path("routing").path("node").asText(), size, Long::sum);
            }
        }
        long documents = stats.path("primaries").path("docs").path("count").asLong();
        long primary =
                stats.path("primaries").path("store").path("size_in_bytes").asLong();
        return new DatedIndex(name, family, start, created, documents, octets, primary, byNode);
    }

    /** Disks and clocks of the nodes; none where nobody may see them, or the key may not, since age and budget do without. */
    private JsonNode nodes() throws ElasticException {
        try {
            return client.get("/_nodes/stats/fs", NODE_FILTER).path("nodes");
        } catch (ElasticException e) {
            if (Privileges.areMissing(e) || UNSUPPORTED.contains(e.status())) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private static List<Instant> clocks(JsonNode nodes) {
        List<Instant> clocks = new ArrayList<>();
        for (JsonNode node : nodes) {
            JsonNode millis = node.path("fs").path("timestamp");
            if (millis.isIntegralNumber()) {
                clocks.add(Instant.ofEpochMilli(millis.asLong()));
            }
        }
        return clocks;
    }

    /** How many nodes may hold the newest data; roles such as data_cold do not. */
    private static int dataNodes(JsonNode nodes) {
        int count = 0;
        for (JsonNode node : nodes) {
            for (JsonNode role : node.path("roles")) {
                if (NEW_DATA.contains(role.asText())) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    private static List<NodeDisk> disks(JsonNode nodes) {
        List<NodeDisk> disks = new ArrayList<>();
        nodes.properties().forEach(entry -> {
            JsonNode total = entry.getValue().path("fs").path("total");
            if (total.has("total_in_bytes") && total.has("available_in_bytes")) {
                disks.add(new NodeDisk(
                        entry.getKey(),
                        entry.getValue().path("name").asText(entry.getKey()),
                        total.path("total_in_bytes").asLong(),
                        total.path("available_in_bytes").asLong()));
            }
        });
        return disks;
    }

    /**
     * Does what a plan says. What is refused is told in the outcome, and the rest is done.
     *
     * @param gone hears of each index when it is deleted
     * @throws ElasticException when Elasticsearch does not answer; the rest is not done then
     */
    public RetentionOutcome apply(RetentionPlan plan, Consumer<Deletion> gone) throws ElasticException {
        Doing doing = new Doing(gone);
        for (Deletion deletion : plan.deletions()) {
            doing.delete(deletion);
        }
        if (!plan.ahead().isEmpty()) {
            doing.create(plan.ahead());
        }
        return new RetentionOutcome(doing.deleted, doing.created, doing.refused, doing.failures);
    }

    /** One application of a plan. */
    private final class Doing {
        private static final int NOT_FOUND = 404;
        private static final int UNKNOWN = 0;

        private final List<Deletion> deleted = new ArrayList<>();
        private final List<String> created = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final Consumer<Deletion> gone;
        private @Nullable String refused;

        Doing(Consumer<Deletion> gone) {
            this.gone = gone;
        }

        void delete(Deletion deletion) throws ElasticException {
            String name = deletion.index().name();
            try {
                client.call(api -> api.indices().delete(delete -> delete.index(name)));
                deleted.add(deletion);
                gone.accept(deletion);
            } catch (ElasticException e) {
                if (e.status() != NOT_FOUND) {
                    failed(name + " is not deleted", e);
                }
            }
        }

        /** Without its template an index would have no alias and no mapping, so that is looked for first. */
        void create(List<RetentionPlan.NextIndex> indices) throws ElasticException {
            Map<Object, TemplateState> templates = new HashMap<>();
            new Templates(client, rules.templates()).check().forEach(state -> templates.put(state.kind(), state));
            for (RetentionPlan.NextIndex index : indices) {
                TemplateState template = templates.get(index.family().kind());
                if (template == null || !template.usable()) {
                    failures.add(index.name() + " is not created ahead: " + template);
                } else {
                    create(index.name(), index.shards());
                }
            }
        }

        private void create(String name, @Nullable Integer shards) throws ElasticException {
            try {
                // Its shards need not be there when we go on: that takes half a minute on a disk that is nearly full.
                client.call(api -> api.indices().create(create -> {
                    create.index(name).waitForActiveShards(wait -> wait.count(0));
                    return shards == null ? create : create.settings(with -> with.numberOfShards(shards.toString()));
                }));
                created.add(name);
            } catch (ElasticException e) {
                String message = String.valueOf(e.getMessage());
                if (message.contains("this action would add")) {
                    failures.add(name
                            + " cannot be created, since the cluster has as many shards as it may have: when its time"
                            + " comes, documents must wait. Delete indices that nobody needs (a shorter retention.flows.keep does"
                            + " that), add a data node, or raise cluster.max_shards_per_node (" + message + ")");
                } else if (!message.contains("resource_already_exists_exception")) {
                    failed(name + " is not created ahead", e);
                }
            }
        }

        private void failed(String what, ElasticException e) throws ElasticException {
            if (Privileges.areMissing(e)) {
                refused = Privileges.advice(rules, what);
            } else if (e.status() == UNKNOWN || e.kind() == ElasticException.Kind.UNAUTHENTICATED) {
                throw e;
            } else {
                failures.add(what + ": " + e.getMessage());
            }
        }
    }
}
