/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the panels of the hand-made page ask, and what they make of an answer. The page shows the ten minutes from 0. */
class PanelQueriesTest {
    private static final TimeSpan TIME = new TimeSpan(0, 600_000);

    private final PanelQueries queries = new PanelQueries("flowhound", Folding.fold(Folding.valid()), TIME);

    private PanelQuery query(String panel) {
        return queries.all().stream()
                .filter(query -> query.panel().equals(panel))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everythingThatAsks_isThere() {
        assertThat(queries.all())
                .extracting(PanelQuery::panel)
                .containsExactly("control c1", "control c2", "list", "rate", "top", "kinds", "where", "chains");
    }

    @Test
    void query_isThatOfThePage_ofThePanel_andTheTime() {
        assertThat(query("rate").body().at("/query/bool/filter")).isEqualTo(json("""
                        [{'range':{'@timestamp':{'format':'strict_date_optional_time','gte':'1970-01-01T00:00:00Z','lte':'1970-01-01T00:10:00Z'}}},
                         {'bool':{'should':[{'range':{'network.bytes':{'gte':'0'}}}],'minimum_should_match':1}},
                         {'bool':{'should':[
                            {'bool':{'should':[{'match':{'network.direction':'inbound'}}],'minimum_should_match':1}},
                            {'bool':{'should':[{'match':{'network.direction':'outbound'}}],'minimum_should_match':1}}
                          ],'minimum_should_match':1}}]"""));
    }

    @Test
    void buckets_areInEachOther_orderedByWhatTheyAreOrderedBy() {
        JsonNode split = query("rate").body().at("/aggs/split");
        assertThat(split.path("terms"))
                .isEqualTo(json("{'field':'network.protocol','size':3,'order':{'order-by':'desc'}}"));
        assertThat(split.at("/aggs/order-by")).isEqualTo(json("{'sum':{'field':'network.bytes'}}"));
        assertThat(split.at("/aggs/time/date_histogram/fixed_interval").asText())
                .isEqualTo("60000ms");
        assertThat(split.at("/aggs/time/aggs/bitsX0")).isEqualTo(json("{'sum':{'field':'network.bytes'}}"));
    }

    @Test
    void formula_isCalculated_withTheLengthOfABar_asFarAsItIsShown() throws Exception {
        String bars =
                "{'key':0,'doc_count':2,'bitsX0':{'value':7500}},{'key':60000,'doc_count':0,'bitsX0':{'value':0}},"
                        + "{'key':570000,'doc_count':1,'bitsX0':{'value':7500}}";
        JsonNode answer =
                json("{'hits':{'total':{'value':3}},'aggregations':{'split':{'buckets':[{'key':'https','doc_count':3,"
                        + "'time':{'buckets':[" + bars + "]}}]}}}");
        List<Row> rows = query("rate").run((index, body) -> answer);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).keys()).containsExactly(entry("split", "https"), entry("time", "0"));
        assertThat(rows.get(0).values()).containsEntry("bits", 1000.0).containsEntry("bitsX0", 7500.0);
        assertThat(rows.get(1).values()).as("the last half minute").containsEntry("bits", 2000.0);
    }

    @Test
    void shiftedValue_isAskedOfTheTimeBefore_andPutIntoTheSameRow() throws Exception {
        List<String> asked = new ArrayList<>();
        List<Row> rows = query("top").run((index, body) -> {
            asked.add(index + " "
                    + body.at("/query/bool/filter/0/range/@timestamp/lte").asText());
            String values = asked.size() == 1 ? "'bytes':{'value':5}" : "'refused':{'doc_count':3}";
            return json(
                    "{'hits':{'total':{'value':1}},'aggregations':{'client':{'buckets':[{'key':'192.0.2.1','doc_count':1,"
                            + values + "}]}}}");
        });
        assertThat(asked)
                .containsExactly("flowhound-flows-* 1970-01-01T00:10:00Z", "flowhound-flows-* 1969-12-31T00:10:00Z");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).values()).containsOnly(entry("bytes", 5.0), entry("refused", 3.0));
    }

    @Test
    void namedQueries_map_controls_searches_andDrawings() {
        assertThat(query("kinds")
                        .body()
                        .at("/aggs/kind/filters/filters/Rest/bool/must_not")
                        .isMissingNode())
                .isFalse();
        assertThat(query("where")
                        .body()
                        .at("/aggs/gridSplit/geotile_grid/field")
                        .asText())
                .isEqualTo("destination.geo.location");
        assertThat(query("where")
                        .body()
                        .at("/aggs/gridSplit/aggs/sum_of_network.bytes/sum/field")
                        .asText())
                .isEqualTo("network.bytes");
        assertThat(query("control c1")
                        .body()
                        .at("/aggs/suggestions/terms/field")
                        .asText())
                .isEqualTo("observer.ip");
        assertThat(query("list").body().path("sort").toString()).contains("@timestamp", "desc");
        assertThat(query("chains").index()).isEqualTo("flowhound-pivots-*");
        assertThat(query("chains")
                        .body()
                        .at("/query/bool/filter/0/range/@timestamp")
                        .isObject())
                .isTrue();
    }
}
