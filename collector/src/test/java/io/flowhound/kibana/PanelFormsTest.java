/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The forms whose mistakes Kibana does not report: it shows something else than was meant. */
class PanelFormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SavedObject object(SavedObject.Type type, String id) {
        return KibanaObjects.of("flowhound").objects().stream()
                .filter(object -> object.type() == type && object.id().equals("flowhound-" + id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode inside(SavedObject object, String attribute) throws IOException {
        return JSON.readTree(object.attributes().path(attribute).textValue());
    }

    private static JsonNode panel(String page, String id) throws IOException {
        JsonNode panels = inside(object(SavedObject.Type.DASHBOARD, page), "panelsJSON");
        return StreamSupport.stream(panels.spliterator(), false)
                .filter(panel -> panel.path("panelIndex").textValue().equals(id))
                .findFirst()
                .orElseThrow()
                .path("embeddableConfig");
    }

    private static JsonNode layer(String page, String id) throws IOException {
        return panel(page, id).at("/attributes/state/datasourceStates/formBased/layers/layer");
    }

    private static JsonNode visualization(String page, String id) throws IOException {
        return panel(page, id).at("/attributes/state/visualization");
    }

    private static List<String> groups(JsonNode layer) {
        List<String> groups = new ArrayList<>();
        for (JsonNode id : layer.path("columnOrder")) {
            JsonNode column = layer.path("columns").path(id.textValue());
            if (column.path("isBucketed").booleanValue()) {
                groups.add(column.path("operationType").textValue() + " "
                        + column.path("sourceField").asText(""));
            }
        }
        return groups;
    }

    @Test
    void highestOverTime_areThoseOfTheWholeTime() throws IOException {
        assertThat(groups(layer("overview", "services")))
                .containsExactly("terms network.protocol", "date_histogram @timestamp");
        assertThat(groups(layer("world", "devices-and-countries")))
                .containsExactly("terms source.ip", "terms destination.geo.country_name");
    }

    @Test
    void barsOfAField_areItsHighest_andPartsAreInside() throws IOException {
        assertThat(groups(layer("scans", "ports-in-vain")))
                .containsExactly("terms destination.port", "terms network.direction");
    }

    @Test
    void shiftedFormula_saysSoInItsText() throws IOException {
        JsonNode column = layer("host", "before").at("/columns/value1");

        assertThat(column.at("/params/formula").textValue())
                .isEqualTo("8 * normalize_by_unit(sum(network.bytes, shift='1d'), unit='s')");
        assertThat(layer("host", "before").at("/columns/value1X0/timeShift").textValue())
                .isEqualTo("1d");
    }

    @Test
    void tilesOfQueries_standInOneRow() throws IOException {
        assertThat(visualization("pivots", "severity").path("maxCols").intValue())
                .isEqualTo(4);
    }

    @Test
    void warn_isBetweenTwoNumbers() throws IOException {
        JsonNode params = visualization("overview", "alerts").at("/palette/params");

        assertThat(params.at("/stops/0/stop").doubleValue()).isEqualTo(0.5);
        assertThat(params.at("/colorStops/1/stop").doubleValue()).isEqualTo(0.5);
        assertThat(params.path("stops")).hasSameSizeAs(params.path("colorStops"));
        assertThat(params.path("rangeType").textValue()).isEqualTo("number");
    }

    @Test
    void colors_areThoseOfTheValues() throws IOException {
        JsonNode colors = visualization("pivots", "began").at("/layers/0/yConfig");

        assertThat(colors).hasSize(4);
        assertThat(colors.path(0).path("forAccessor").textValue()).isEqualTo("value0");
        assertThat(colors.path(0).path("color").textValue()).isEqualTo("#E7664C");
        assertThat(layer("pivots", "began").at("/columns/value0/filter/query").textValue())
                .isEqualTo("pivot.severity: critical");
    }

    @Test
    void times_areNoTiles_sinceTheyDoNotFit() throws IOException {
        for (SavedObject page : KibanaObjects.of("flowhound").objects()) {
            if (page.type() != SavedObject.Type.DASHBOARD) {
                continue;
            }
            for (JsonNode panel : inside(page, "panelsJSON")) {
                JsonNode attributes = panel.at("/embeddableConfig/attributes");
                if (attributes.path("visualizationType").asText().equals("lnsMetric")) {
                    assertThat(attributes.findValuesAsText("dataType"))
                            .as(page.id() + " " + panel.path("panelIndex"))
                            .doesNotContain("date");
                }
            }
        }
    }

    @Test
    void names_areThoseOfTheRanges() throws IOException {
        JsonNode ranges = layer("talkers", "durations").at("/columns/group0/params/ranges");

        assertThat(ranges.path(0).path("label").textValue()).isEqualTo("to 0.1 s");
        assertThat(ranges.path(6).path("label").textValue()).isEqualTo("longer");
        assertThat(ranges.path(6).path("to").isNull()).isTrue();
    }

    @Test
    void searchPanel_tellsWhatToKnow() throws IOException {
        assertThat(panel("talkers", "largest-flows").path("description").asText())
                .isNotBlank();
    }

    @Test
    void controls_haveIdsWithoutSpaces() throws IOException {
        JsonNode controls = JSON.readTree(object(SavedObject.Type.DASHBOARD, "networks")
                .attributes()
                .at("/controlGroupInput/panelsJSON")
                .textValue());

        assertThat(controls.fieldNames()).toIterable().contains("client-as").noneMatch(id -> id.contains(" "));
        assertThat(object(SavedObject.Type.DASHBOARD, "networks").references())
                .extracting(SavedObject.Reference::name)
                .contains("controlGroup_client-as:optionsListDataView");
    }

    @Test
    void dataViews_knowTheirFieldsBeforeThereIsAnIndex() throws IOException {
        SavedObject view = object(SavedObject.Type.DATA_VIEW, "pivots");
        JsonNode fields = inside(view, "fields");

        assertThat(view.attributes().path("allowNoIndex").booleanValue()).isTrue();
        assertThat(fields.findValuesAsText("name"))
                .contains("pivot.severity", "@timestamp", "related.ip")
                .noneMatch(name -> name.startsWith("pivot.path"));
        assertThat(fields)
                .filteredOn(field -> field.path("name").textValue().equals("related.ip"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.path("type").textValue()).isEqualTo("ip");
                    assertThat(field.path("aggregatable").booleanValue()).isTrue();
                });
    }

    @Test
    void fieldsWithoutValues_areNotForCharts() {
        DataView flows = new Names("flowhound", List.of("flowhound-syslog-*")).view("flows");

        assertThat(FieldList.of(flows))
                .filteredOn(field -> field.path("name").textValue().equals("network.community_id"))
                .singleElement()
                .satisfies(field ->
                        assertThat(field.path("aggregatable").booleanValue()).isFalse());
    }
}
