/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.FlowStream;
import io.flowhound.schema.IndexMode;
import io.flowhound.schema.IndexSort;
import io.flowhound.schema.IndexTemplate;
import io.flowhound.schema.Profile;
import io.flowhound.schema.RelatedAddresses;
import io.flowhound.setup.TemplateState.Outcome;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.HttpStub.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final Reply NONE = new Reply(
            404,
            "{\"error\":{\"type\":\"resource_not_found_exception\",\"reason\":\"index template matching not found\"},\"status\":404}");
    private static final Reply FORBIDDEN = new Reply(
            403,
            "{\"error\":{\"type\":\"security_exception\",\"reason\":\"granted by the cluster privileges [manage_index_templates]\"},\"status\":403}");

    private static final Reply UNKNOWN_SETTING = new Reply(
            400,
            "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"unknown setting [index.x]\"},\"status\":400}");

    @Test
    void install_mayReadOnly_saysWhichPrivilege() throws IOException {
        TemplateState state = one(NONE, FORBIDDEN, Templates::install);
        assertThat(state.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(state.usable()).isFalse();
        assertThat(state.message())
                .contains("missing", "manage_index_templates", "elasticsearch.admin-api-key", "./flowhound setup");
    }

    @Test
    void install_olderAndMayReadOnly_isUsable() throws IOException {
        TemplateState state = one(installed("0", "abc"), FORBIDDEN, Templates::install);
        assertThat(state.outcome()).isEqualTo(Outcome.OUTDATED);
        assertThat(state.usable()).isTrue();
    }

    @Test
    void install_mayNotEvenRead_isUnknown() throws IOException {
        TemplateState state = one(FORBIDDEN, FORBIDDEN, Templates::install);
        assertThat(state.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(state.message()).contains("monitor", "manage_index_templates");
    }

    @ParameterizedTest
    @CsvSource({"999, CURRENT", "0, INSTALLED", "'\"1.0\"', INSTALLED"})
    void install_byVersion(String version, Outcome outcome) throws IOException {
        TemplateState state =
                one(installed(version, ""), new Reply(200, "{\"acknowledged\":true}"), Templates::install);
        assertThat(state.outcome()).isEqualTo(outcome);
    }

    @Test
    void install_badKey_isThrown() {
        Reply unknown =
                new Reply(401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"},\"status\":401}");
        assertThatThrownBy(() -> one(unknown, unknown, Templates::install)).isInstanceOf(ElasticException.class);
    }

    @Test
    void template_hasPrefixAndSettings() throws IOException {
        Template template = template(DocumentKind.FLOWS);
        assertThat(template.name()).isEqualTo("mine-flows");
        assertThat(template.version()).isEqualTo(IndexTemplate.VERSION);
        assertThat(template.json() + template.component())
                .contains(
                        "\"mine-flows-*\"", "\"number_of_shards\":3", "\"number_of_replicas\":2", "{\"mine-flows\":{}}")
                .doesNotContain("flowhound-flows", "auto_expand_replicas");
    }

    @Test
    void template_isComposedOfOursAndThenOfTheUsers() {
        Template template = template(DocumentKind.FLOWS);
        assertThat(template.componentName()).isEqualTo("mine-flows@package");
        assertThat(template.json())
                .contains(
                        "\"composed_of\":[\"mine-flows@package\",\"mine-flows@custom\"]",
                        "\"ignore_missing_component_templates\":[\"mine-flows@custom\"]")
                // What it said itself could not be overridden.
                .doesNotContain("\"settings\"", "\"mappings\"", "data_stream");
        assertThat(template.component()).contains("\"sort\":{\"field\":[\"destination.ip\",\"destination.port\"]}");
    }

    @Test
    void template_ofADataStream() {
        TemplateSettings settings =
                TemplateSettings.of("mine").with(new FlowStream("branch")).with(IndexSort.NONE);
        settings = settings.with(new FlowStream("branch"), "flows-90d").with(IndexMode.LOGSDB);
        Template template = Template.all(settings).get(0);
        assertThat(template.json())
                .contains(
                        "\"index_patterns\":[\"logs-flowhound.flow-branch\"]",
                        "\"data_stream\":{}",
                        "\"aliases\":{\"mine-flows\":{},\"mine-flows-branch\":{}}");
        assertThat(template.component())
                .contains("\"mode\":\"logsdb\"", "\"lifecycle\":{\"name\":\"flows-90d\"}")
                .doesNotContain("\"sort\"");
        assertThat(Template.all(settings).get(DocumentKind.SYSLOG.ordinal()).json())
                .contains("\"mine-syslog-*\"")
                .doesNotContain("data_stream");
    }

    @Test
    void refresh_isOfFlowsAndLogLines() {
        TemplateSettings settings = new TemplateSettings(
                "mine",
                1,
                null,
                Duration.ofSeconds(30),
                IndexMode.STANDARD,
                IndexSort.DESTINATION,
                null,
                null,
                Profile.STANDARD);
        assertThat(Template.all(settings))
                .filteredOn(template -> template.component().contains("\"refresh_interval\":\"30000ms\""))
                .extracting(Template::kind)
                .containsExactly(DocumentKind.FLOWS, DocumentKind.SYSLOG);
    }

    @Test
    void lean_flowsAndTheirEvidenceAreFoundByEveryAddress_othersOnce() {
        TemplateSettings lean = TemplateSettings.of("mine").with(Profile.LEAN);
        assertThat(Template.all(lean))
                .filteredOn(template -> template.component().contains("copy_to"))
                .extracting(Template::kind)
                .containsExactly(DocumentKind.FLOWS, DocumentKind.EVIDENCE);
        assertThat(Template.all(lean).get(0).component().split("\"copy_to\":\"related.ip\"", -1))
                .hasSize(1 + RelatedAddresses.FIELDS.size());
        for (Profile profile : new Profile[] {Profile.STANDARD, Profile.FULL}) {
            assertThat(Template.all(TemplateSettings.of("mine").with(profile)))
                    .noneMatch(template -> template.component().contains("copy_to"));
        }
    }

    @Test
    void flows_takeLessDisk_whereElasticsearchKnowsHow() {
        assertThat(template(DocumentKind.FLOWS).components()).hasSize(3);
        assertThat(template(DocumentKind.FLOWS).components().get(0))
                .contains("\"index_options\":\"doc_values_only\"", "\"use_time_series_doc_values_format\":true");
        assertThat(template(DocumentKind.FLOWS).components().get(1))
                .contains("\"index_options\":\"doc_values_only\"")
                .doesNotContain("use_time_series_doc_values_format");
        assertThat(template(DocumentKind.FLOWS).component())
                .doesNotContain("index_options", "use_time_series_doc_values_format");
        assertThat(template(DocumentKind.SYSLOG).components()).hasSize(1);
        assertThat(Template.all(TemplateSettings.of("mine").with(IndexMode.LOGSDB))
                        .get(0)
                        .components())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"use_time_series, 2, INSTALLED", "index_options, 3, INSTALLED"})
    void install_settingUnknownToElasticsearch_isLeftOut(String unknown, int attempts, Outcome outcome)
            throws IOException {
        List<String> components = new CopyOnWriteArrayList<>();
        Function<HttpStub.Request, Reply> replies = request -> {
            if (request.path().startsWith("/_component_template/flowhound-flows@")
                    || request.path().startsWith("/_component_template/flowhound-flows%40")) {
                components.add(text(request));
            }
            return request.method().equals("GET")
                    ? NONE
                    : text(request).contains(unknown) ? UNKNOWN_SETTING : new Reply(200, "{\"acknowledged\":true}");
        };
        try (HttpStub stub = HttpStub.http(0, replies);
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            TemplateState state = new Templates(client, TemplateSettings.of("flowhound"))
                    .install()
                    .get(0);
            assertThat(state.outcome()).isEqualTo(outcome);
        }
        assertThat(components).hasSize(attempts);
        assertThat(components.get(attempts - 1)).contains("best_compression").doesNotContain(unknown);
    }

    @Test
    void install_everyTemplateRefused_eachSaysWhy() throws IOException {
        assertThat(all(NONE, UNKNOWN_SETTING, Templates::install)).allSatisfy(state -> {
            assertThat(state.outcome()).isEqualTo(Outcome.MISSING);
            assertThat(state.usable()).isFalse();
            assertThat(state.message())
                    .contains("missing", "unknown setting [index.x]", state.name() + "@custom", "./flowhound setup");
        });
    }

    /** Documents can go on by what is there. */
    @Test
    void install_refusedWhereAnOlderOneIsThere_isUsable() throws IOException {
        TemplateState state = one(installed("0", "abc"), UNKNOWN_SETTING, Templates::install);
        assertThat(state.outcome()).isEqualTo(Outcome.OUTDATED);
        assertThat(state.usable()).isTrue();
        assertThat(state.message()).contains("unknown setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs-flowhound.flow-other", "logs-flowhound.flow-default"})
    void install_aliasOfADataStream_isRefusedForDays(String stream) throws IOException {
        Function<HttpStub.Request, Reply> replies = request -> request.path().startsWith("/_alias/")
                ? new Reply(200, "{\"" + stream + "\":{\"aliases\":{\"flowhound-flows\":{}}}}")
                : request.method().equals("GET") ? NONE : new Reply(200, "{\"acknowledged\":true}");
        try (HttpStub stub = HttpStub.http(0, replies);
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            TemplateState state = new Templates(client, TemplateSettings.of("flowhound"))
                    .install()
                    .get(0);
            assertThat(state.usable()).isFalse();
            assertThat(state.message()).contains("flowhound-flows", stream, "index.prefix", "docs/upgrade.md");
            TemplateSettings streamed = TemplateSettings.of("flowhound").with(new FlowStream("default"));
            assertThat(new Templates(client, streamed).install().get(0).usable())
                    .isEqualTo(stream.endsWith("default"));
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void everyTemplate_hasThePrefixEverywhere_andItsReplicas(DocumentKind kind) {
        Template template = template(kind);
        assertThat(template.name()).isEqualTo(kind.name("mine"));
        assertThat(template.json() + template.component())
                .contains("\"index_patterns\":[\"" + kind.pattern("mine") + "\"]", "\"number_of_replicas\":2")
                .doesNotContain("flowhound-", "auto_expand_replicas");
    }

    @Test
    void smallIndices_keepOneShard_andOneIndexHasNoAlias() {
        assertThat(template(DocumentKind.PIVOTS).json()).contains("{\"mine-pivots\":{}}");
        assertThat(template(DocumentKind.PIVOTS).component()).contains("\"number_of_shards\":1");
        assertThat(template(DocumentKind.STATE).component()).contains("\"number_of_shards\":1");
        assertThat(template(DocumentKind.STATE).json()).doesNotContain("aliases", "mine-state-");
    }

    @Test
    void install_missing_saysSoInOneLine() throws IOException {
        Reply done = new Reply(200, "{\"acknowledged\":true}");
        List<TemplateState> states = all(NONE, done, Templates::install);
        assertThat(TemplateState.summary(states))
                .isEqualTo(
                        "index templates flowhound-flows, flowhound-syslog, flowhound-pivots, flowhound-evidence, flowhound-baseline,"
                                + " flowhound-first-contacts, flowhound-contacts, flowhound-health, flowhound-state: installed just now, version "
                                + IndexTemplate.VERSION
                                + " (was missing)");
        assertThat(states.get(0))
                .hasToString("index template flowhound-flows: " + states.get(0).message());
    }

    @Test
    void check_mayNotRead_saysSo() throws IOException {
        assertThat(one(FORBIDDEN, FORBIDDEN, Templates::check).message()).startsWith("cannot be seen with this key");
    }

    private static Template template(DocumentKind kind) {
        return Template.all(new TemplateSettings("mine", 3, 2)).stream()
                .filter(template -> template.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "_x", "a b", "a*"})
    void settings_badPrefix_isRefused(String prefix) {
        assertThatThrownBy(() -> TemplateSettings.of(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(HttpStub.Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private interface Action {
        List<TemplateState> on(Templates templates) throws IOException;
    }

    /** What became of the template of flows. */
    private static TemplateState one(Reply get, Reply put, Action action) throws IOException {
        return all(get, put, action).get(0);
    }

    private static List<TemplateState> all(Reply get, Reply put, Action action) throws IOException {
        Function<HttpStub.Request, Reply> replies = request -> request.method().equals("GET") ? get : put;
        try (HttpStub stub = HttpStub.http(0, replies);
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            List<TemplateState> states = action.on(new Templates(client, TemplateSettings.of("flowhound")));
            assertThat(states).extracting(TemplateState::kind).containsExactly(DocumentKind.values());
            return states;
        }
    }

    private static Reply installed(String version, String checksum) {
        return new Reply(
                200,
                "{\"index_templates\":[{\"name\":\"flowhound-flows\",\"index_template\":{\"index_patterns\":[\"x\"],"
                        + "\"composed_of\":[],\"_meta\":{\"version\":" + version + ",\"checksum\":\"" + checksum
                        + "\"}}}]}");
    }
}
