/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.TrueAnswers.Untold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;

/** Holds what Elasticsearch answered to a panel against the truth: documents, values, and lists of the highest. */
final class Comparison {
    /** Sums are added up in another order than Elasticsearch does. */
    private static final Percentage ROUNDED = Percentage.withPercentage(0.0001);

    private final PanelQuery query;
    private final TrueAnswers truth;
    private final Set<String> compared = new TreeSet<>();

    Comparison(PanelQuery query, TrueAnswers truth) {
        this.query = query;
        this.truth = truth;
    }

    /**
     * Fails when one differs; what the truth does not tell is left out.
     *
     * @return what was compared, of count, sum and top
     */
    Set<String> with(JsonNode answer) {
        List<Map<String, Object>> documents;
        try {
            documents = truth.matching(query.body().path("query"));
        } catch (Untold unknown) {
            return compared;
        }
        assertThat(answer.at("/hits/total/value").asLong())
                .as("%s: documents", query)
                .isEqualTo(documents.size());
        compared.add("count");
        for (Map.Entry<String, JsonNode> agg : query.body().path("aggs").properties()) {
            compare(agg.getKey(), agg.getValue(), answer.path("aggregations").path(agg.getKey()), documents);
        }
        return compared;
    }

    private void compare(String name, JsonNode agg, JsonNode answer, List<Map<String, Object>> documents) {
        try {
            if (agg.has("terms")) {
                terms(agg, answer, documents);
            } else if (agg.has("date_histogram")) {
                axis(name, agg, answer, documents);
            } else {
                value(name, agg, answer, documents);
            }
        } catch (Untold unknown) {
            // The truth does not know this field, or what is computed of it.
        }
    }

    private void value(String name, JsonNode agg, JsonNode answer, List<Map<String, Object>> documents) throws Untold {
        double expected = truth.metric(documents, agg);
        Double answered = TrueAnswers.answered(agg, answer);
        if (Double.isNaN(expected)) {
            assertThat(answered).as("%s: %s of nothing", query, name).isNull();
        } else {
            assertThat(answered).as("%s: %s", query, name).isNotNull().isCloseTo(expected, ROUNDED);
        }
        compared.add("sum");
    }

    /** What stands along an axis of time adds up to what there is in all of it. */
    private void axis(String name, JsonNode agg, JsonNode answer, List<Map<String, Object>> documents) throws Untold {
        for (Map.Entry<String, JsonNode> inner : agg.path("aggs").properties()) {
            if (isAdditive(inner.getValue())) {
                double sum = 0;
                for (JsonNode bucket : answer.path("buckets")) {
                    Double one = TrueAnswers.answered(inner.getValue(), bucket.path(inner.getKey()));
                    sum += one == null ? 0 : one;
                }
                assertThat(sum)
                        .as("%s: all of %s along %s", query, inner.getKey(), name)
                        .isCloseTo(truth.metric(documents, inner.getValue()), ROUNDED);
                compared.add("sum");
            }
        }
    }

    private static boolean isAdditive(JsonNode agg) {
        JsonNode inner = agg.path("aggs");
        return agg.has("sum")
                || (agg.has("filter")
                        && (inner.isEmpty() || isAdditive(inner.iterator().next())));
    }

    private void terms(JsonNode agg, JsonNode answer, List<Map<String, Object>> documents) throws Untold {
        JsonNode terms = agg.path("terms");
        Map<String, List<Map<String, Object>>> groups = truth.groups(
                documents, terms.path("field").asText(), terms.path("missing").asText());
        List<JsonNode> buckets = answer.path("buckets").valueStream().toList();
        assertThat(buckets)
                .as("%s: entries of %s", query, terms.path("field"))
                .hasSize(Math.min(groups.size(), terms.path("size").asInt()));
        for (JsonNode bucket : buckets) {
            String key = bucket.path("key").asText();
            List<Map<String, Object>> group = groups.get(key);
            assertThat(group).as("%s: nothing was simulated for %s", query, key).isNotNull();
            assertThat(bucket.path("doc_count").asInt())
                    .as("%s: %s", query, key)
                    .isEqualTo(group.size());
            for (Map.Entry<String, JsonNode> inner : agg.path("aggs").properties()) {
                compare(key + " " + inner.getKey(), inner.getValue(), bucket.path(inner.getKey()), group);
            }
        }
        order(agg, buckets, groups);
    }

    /** The list has the highest of all, in their order. */
    private void order(JsonNode agg, List<JsonNode> buckets, Map<String, List<Map<String, Object>>> groups)
            throws Untold {
        String by = agg.at("/terms/order").fieldNames().next();
        if (by.equals("_key")) {
            return;
        }
        List<Double> all = new ArrayList<>();
        for (List<Map<String, Object>> group : groups.values()) {
            all.add(rank(agg, by, group));
        }
        all.sort(Collections.reverseOrder());
        for (int i = 0; i < buckets.size(); i++) {
            double shown = rank(agg, by, groups.get(buckets.get(i).path("key").asText()));
            assertThat(shown).as("%s: number %s of the list", query, i + 1).isCloseTo(all.get(i), ROUNDED);
        }
        compared.add("top");
    }

    private double rank(JsonNode agg, String by, @Nullable List<Map<String, Object>> group) throws Untold {
        if (group == null) {
            throw new Untold("a group");
        }
        if (by.equals("_count")) {
            return group.size();
        }
        int end = by.indexOf('>') < 0 ? by.length() : by.indexOf('>');
        return truth.metric(group, agg.path("aggs").path(by.substring(0, end)));
    }
}
