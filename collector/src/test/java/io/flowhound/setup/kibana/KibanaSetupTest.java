/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.Credentials;
import io.flowhound.kibana.SavedObject;
import io.flowhound.setup.kibana.KibanaSetup.Options;
import io.flowhound.setup.kibana.KibanaStep.Outcome;
import io.flowhound.testkit.KibanaStub;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KibanaSetupTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Options INSTALL = new Options(false, false, true);
    private static final Options DRY_RUN = new Options(true, false, true);
    private static final Options FORCE = new Options(false, true, true);
    private static final Options NO_RULES = new Options(false, false, false);

    private final List<String> progress = new ArrayList<>();
    private KibanaStub kibana;
    private String space = "default";
    private Credentials credentials = new Credentials.None();
    private Patience patience = new Patience(Duration.ofMinutes(1), Duration.ofMillis(1));

    @BeforeEach
    void start() throws IOException {
        kibana = KibanaStub.start();
    }

    @AfterEach
    void stop() {
        kibana.close();
    }

    private KibanaSettings settings(URI url) {
        return new KibanaSettings(url, url, space, credentials, null, null);
    }

    private List<KibanaStep> run(List<SavedObject> objects, Options options) throws Exception {
        Consumer<String> told = progress::add;
        try (KibanaSetup setup = new KibanaSetup(settings(kibana.url()), "test", objects, told, patience)) {
            return setup.install(options);
        }
    }

    private List<KibanaStep> run(Options options) throws Exception {
        return run(TestObjects.version(2, "Ours"), options);
    }

    private static List<Outcome> outcomes(List<KibanaStep> steps) {
        return steps.stream().map(KibanaStep::outcome).toList();
    }

    private static String all(List<KibanaStep> steps) {
        return String.join("\n", steps.stream().map(KibanaStep::message).toList());
    }

    private String title(String dashboard) {
        return kibana.objects()
                .get(space + " dashboard test-" + dashboard)
                .path("attributes")
                .path("title")
                .asText();
    }

    private ObjectNode urgentRule() {
        return kibana.rules()
                .get(space + " " + AlertRule.all("test", space).get(0).id());
    }

    @Test
    void firstRun_installsObjectsAndRules_rulesThatTellMuchDisabled() throws Exception {
        List<KibanaStep> steps = run(INSTALL);
        assertThat(outcomes(steps)).hasSize(7).containsOnly(Outcome.INSTALLED);
        assertThat(all(steps)).contains("1 data view, 2 dashboards, 1 tag installed just now, version 2 (missing)");
        assertThat(kibana.objects())
                .containsOnlyKeys(
                        "default index-pattern test-flows",
                        "default dashboard test-overview",
                        "default dashboard test-pivots",
                        "default tag test-tag");
        assertThat(kibana.rules()).hasSize(6);
        assertThat(urgentRule().path("enabled").asBoolean()).isTrue();
        assertThat(kibana.rules().values().stream()
                        .filter(rule -> !rule.path("enabled").asBoolean())
                        .map(rule -> rule.path("name").asText()))
                .containsExactlyInAnyOrder(
                        "Flowhound: Pivots of any severity (test)", "Flowhound: First contacts (test)");
        assertThat(progress)
                .containsExactly("importing 4 saved objects into Kibana (1 data view, 2 dashboards, 1 tag)");
    }

    @Test
    void secondRun_changesNothing_andSaysSo() throws Exception {
        run(INSTALL);
        long writes = kibana.writes();
        List<KibanaStep> steps = run(INSTALL);
        assertThat(outcomes(steps)).containsOnly(Outcome.CURRENT).hasSize(7);
        assertThat(all(steps)).contains("saved objects: installed, version 2");
        assertThat(kibana.writes()).isEqualTo(writes);
    }

    @Test
    void changesOfUsers_stayWhenNothingIsNew_andCopiesAlways() throws Exception {
        run(INSTALL);
        ObjectNode mine = kibana.objects().get("default dashboard test-overview");
        mine.withObject("/attributes").put("title", "Mine");
        kibana.objects().put("default dashboard 5b3c", mine.deepCopy().put("id", "5b3c"));
        run(INSTALL);
        assertThat(title("overview")).isEqualTo("Mine");
        List<KibanaStep> steps = run(TestObjects.version(3, "Newer"), INSTALL);
        assertThat(title("overview")).isEqualTo("Newer");
        assertThat(kibana.objects().get("default dashboard 5b3c").toString()).contains("Mine");
        assertThat(all(steps)).contains("version 2 was there").doesNotContain("5b3c");
    }

    @Test
    void sameVersionOtherContent_isImportedAgain() throws Exception {
        run(INSTALL);
        List<KibanaStep> steps = run(TestObjects.version(2, "Changed"), NO_RULES);
        assertThat(outcomes(steps)).containsExactly(Outcome.INSTALLED);
        assertThat(all(steps)).contains("other than ours");
        assertThat(title("pivots")).isEqualTo("Changed");
    }

    @Test
    void missingObject_isImportedAgain() throws Exception {
        run(INSTALL);
        kibana.objects().remove("default dashboard test-pivots");
        List<KibanaStep> steps = run(INSTALL);
        assertThat(all(steps)).contains("(1 of 4 missing)");
        assertThat(kibana.objects()).hasSize(4);
    }

    @Test
    void laterVersion_isKept_unlessForced() throws Exception {
        run(TestObjects.version(5, "Later"), INSTALL);
        kibana.objects().remove("default dashboard test-pivots");
        List<KibanaStep> steps = run(NO_RULES);
        assertThat(outcomes(steps)).containsExactly(Outcome.KEPT);
        assertThat(all(steps)).contains("version 5, which is later than ours (version 2); --force");
        assertThat(title("overview")).isEqualTo("Later");
        assertThat(outcomes(run(FORCE))).startsWith(Outcome.INSTALLED);
        assertThat(title("overview")).isEqualTo("Ours");
    }

    @Test
    void objectsOfAnEarlierVersion_areNamedAndLeft() throws Exception {
        run(TestObjects.version(1, "Old", "overview", "traffic"), INSTALL);
        List<KibanaStep> steps = run(NO_RULES);
        assertThat(outcomes(steps)).containsExactly(Outcome.INSTALLED, Outcome.NOTE);
        assertThat(all(steps)).contains("no longer part of Flowhound, and left as they are: dashboard test-traffic.");
        assertThat(kibana.objects()).containsKey("default dashboard test-traffic");
    }

    @Test
    void dryRun_saysWhat_andDoesNothing() throws Exception {
        List<KibanaStep> steps = run(DRY_RUN);
        assertThat(outcomes(steps)).containsOnly(Outcome.WOULD_INSTALL).hasSize(7);
        assertThat(all(steps))
                .contains("saved objects: missing; would install 1 data view, 2 dashboards, 1 tag")
                .contains("«Flowhound: Pivots of high or critical severity (test)»: would be created");
        space = "soc";
        assertThat(all(run(DRY_RUN))).startsWith("space soc: would be created\nsaved objects: missing; would install");
        assertThat(kibana.writes()).isZero();
    }

    @Test
    void space_missing_isCreated_thenUsed() throws Exception {
        space = "soc";
        List<KibanaStep> steps = run(INSTALL);
        assertThat(steps.get(0).message()).isEqualTo("space soc: created just now");
        assertThat(kibana.spaces()).contains("soc");
        assertThat(kibana.objects().keySet()).hasSize(4).allMatch(key -> key.startsWith("soc "));
        assertThat(kibana.rules().keySet()).hasSize(6).allMatch(key -> key.startsWith("soc "));
        assertThat(outcomes(run(INSTALL))).containsOnly(Outcome.CURRENT);
    }

    @Test
    void space_missingAndMayNotBeCreated_saysWhatToDo() {
        space = "soc";
        kibana.refusing("POST /api/spaces/space", 403, "Unauthorized to create spaces");
        assertThatThrownBy(() -> run(INSTALL))
                .isInstanceOf(KibanaException.class)
                .hasMessageContaining("there is no space soc in Kibana, and the key may not create it")
                .hasMessageContaining("Stack Management > Spaces");
        kibana.refusing("GET /api/spaces/space", 403, "Unauthorized to get soc space");
        assertThatThrownBy(() -> run(INSTALL)).hasMessageContaining("does not exist, or the key may do nothing in it");
    }

    @Test
    void objectsInAnotherSpace_getOtherIds_whichIsSaid() throws Exception {
        run(INSTALL);
        space = "soc";
        List<KibanaStep> steps = run(NO_RULES);
        assertThat(outcomes(steps)).containsExactly(Outcome.INSTALLED, Outcome.INSTALLED, Outcome.NOTE);
        assertThat(all(steps)).contains("dashboard test-overview as copy-of-test-overview");
    }

    @Test
    void key_isSent_andAWrongOneIsNamed() throws Exception {
        kibana.demanding("ApiKey aTpr");
        credentials = new Credentials.ApiKey("i:k");
        assertThat(outcomes(run(INSTALL))).containsOnly(Outcome.INSTALLED);
        credentials = new Credentials.ApiKey("wrong");
        assertThatThrownBy(() -> run(INSTALL))
                .hasMessageContaining("does not know the API key")
                .hasMessageContaining("correct kibana.api-key")
                .hasMessageContaining("401");
        credentials = new Credentials.None();
        assertThatThrownBy(() -> run(INSTALL)).hasMessageContaining("asks for credentials: set kibana.api-key");
    }

    @Test
    void key_thatMayNotImport_saysWhichPrivileges() {
        kibana.refusing("POST /api/saved_objects/_import", 403, "Unable to bulk_create dashboard");
        assertThatThrownBy(() -> run(INSTALL))
                .hasMessageContaining("does not allow anonymous requests to import saved objects in space default")
                .hasMessageContaining("Unable to bulk_create dashboard")
                .hasMessageContaining("docs/setup.md");
    }

    @Test
    void starting_isWaitedFor_andSaidOnce() throws Exception {
        kibana.starting(5);
        assertThat(outcomes(run(INSTALL))).containsOnly(Outcome.INSTALLED);
        assertThat(progress).hasSize(2);
        assertThat(progress.get(0))
                .contains("is not ready (503: Kibana server is not ready yet)", "waiting up to 60 s");
    }

    @Test
    void starting_forever_fails() {
        patience = Patience.NONE;
        kibana.starting(Integer.MAX_VALUE);
        assertThatThrownBy(() -> run(INSTALL)).hasMessageContaining("wait until it is, and run the command again");
    }

    @Test
    void away_failsAfterWaiting_andSaysWhereItAsked() {
        patience = Patience.NONE;
        URI url = kibana.url();
        kibana.close();
        assertThatThrownBy(() -> run(INSTALL))
                .isInstanceOf(KibanaException.class)
                .hasMessageContaining("no Kibana answers at " + url + ": is it running, and is kibana.url right?");
    }

    @Test
    void wrongPath_orNoKibana_isSaid() {
        kibana.below("/kibana");
        URI without = URI.create(kibana.url().toString().replace("/kibana", ""));
        assertThatThrownBy(() -> {
                    try (KibanaSetup setup =
                            new KibanaSetup(settings(without), "test", TestObjects.version(1, "x"), progress::add)) {
                        setup.install(INSTALL);
                    }
                })
                .hasMessageContaining("is the path in kibana.url right (server.basePath)");
        kibana.below("").refusing("GET /api/status", 200, "Hello");
        assertThatThrownBy(() -> run(INSTALL)).hasMessageContaining("is not Kibana: correct kibana.url");
    }

    @Test
    void belowAPath_works() throws Exception {
        kibana.below("/kibana");
        assertThat(outcomes(run(INSTALL))).containsOnly(Outcome.INSTALLED);
    }

    @Test
    void tooOld_isSaid() throws Exception {
        assertThatThrownBy(() -> {
                    kibana.version("8.8.2");
                    run(INSTALL);
                })
                .hasMessageContaining("is version 8.8.2, and the dashboards need 8.9 or later");
        kibana.version("8.19.5");
        assertThat(outcomes(run(INSTALL))).containsOnly(Outcome.INSTALLED);
    }

    @Test
    void newerFormThanKibanaKnows_isSaid() {
        kibana.refusing(
                "POST /api/saved_objects/_import",
                422,
                "Document \"test-overview\" belongs to a more recent version of Kibana [10.3.0] when the last known version is"
                        + " [8.9.0].");
        assertThatThrownBy(() -> run(INSTALL)).hasMessageContaining("is too old for the saved objects (422");
    }

    @Test
    void proxyWithALimit_getsParts_tagLast() throws Exception {
        kibana.largest(900);
        List<KibanaStep> steps = run(NO_RULES);
        assertThat(outcomes(steps)).containsExactly(Outcome.INSTALLED);
        assertThat(kibana.objects()).hasSize(4);
        assertThat(kibana.requests().stream().filter(request -> request.endsWith("_import")))
                .hasSizeGreaterThan(2);
        assertThat(outcomes(run(NO_RULES))).containsExactly(Outcome.CURRENT);
    }

    @Test
    void proxyWithALimitBelowOneObject_isSaid() {
        kibana.largest(400);
        assertThatThrownBy(() -> run(NO_RULES))
                .hasMessageContaining("takes no request as large as")
                .hasMessageContaining("client_max_body_size");
        assertThat(kibana.objects()).doesNotContainKey("default tag test-tag");
    }

    @Test
    void partialErrors_nameObjectAndCause_andFail() throws Exception {
        kibana.importError("dashboard", "test-pivots", "{\"type\":\"unsupported_type\"}");
        List<KibanaStep> steps = run(NO_RULES);
        assertThat(outcomes(steps)).containsExactly(Outcome.FAILED);
        assertThat(all(steps)).contains("dashboard test-pivots: this Kibana does not know objects of this type");
        kibana.importError(
                "dashboard",
                "test-pivots",
                "{\"type\":\"missing_references\",\"references\":[{\"type\":\"index-pattern\",\"id\":\"gone\"}]}");
        assertThat(all(run(NO_RULES))).contains("Kibana lacks what it needs: index-pattern gone. Nothing was imported");
        kibana.importError("dashboard", "test-pivots", "{\"type\":\"ambiguous_conflict\",\"destinations\":[]}");
        assertThat(all(run(NO_RULES))).contains("does not know which one to replace");
        kibana.importError(
                "dashboard", "test-pivots", "{\"type\":\"unknown\",\"message\":\"too bad\",\"statusCode\":500}");
        assertThat(all(run(NO_RULES))).contains("not imported (500 too bad)");
    }

    @Test
    void rulesRefused_isReported_andDoesNotFailTheRest() throws Exception {
        kibana.refusing(
                "POST /api/alerting/rule/", 500, "the Encrypted Saved Objects plugin is missing encryption key");
        List<KibanaStep> steps = run(INSTALL);
        assertThat(outcomes(steps)).containsExactly(Outcome.INSTALLED, Outcome.REFUSED);
        assertThat(steps).allMatch(KibanaStep::fine);
        assertThat(steps.get(1).message()).contains("xpack.encryptedSavedObjects.encryptionKey");
        kibana.refuseNothing();
        kibana.refusing("GET /api/alerting/rule/", 403, "Unauthorized to get a rule");
        assertThat(all(run(INSTALL))).contains("Stack Rules: all");
    }

    @Test
    void rule_ofAnEarlierVersion_isUpdated_withActionsTagsAndStateOfTheUser() throws Exception {
        run(INSTALL);
        ObjectNode rule = urgentRule();
        rule.set("tags", JSON.readTree("[\"flowhound\",\"flowhound-rule-v0\",\"night shift\"]"));
        rule.set("actions", JSON.readTree("""
                [{"group":"query matched","id":"mail","connector_type_id":".email","uuid":"u1","params":{"to":["a@example.org"]},
                  "frequency":{"summary":false,"notify_when":"onActiveAlert","throttle":null}}]
                """));
        rule.put("enabled", false)
                .put("notify_when", (String) null)
                .set("alert_delay", JSON.readTree("{\"active\":1}"));
        rule.withObject("/params").put("size", 1);
        List<KibanaStep> steps = run(INSTALL);
        assertThat(all(steps)).contains("updated; its 1 action(s) stay");
        ObjectNode updated = urgentRule();
        assertThat(updated.path("actions")
                        .path(0)
                        .path("params")
                        .path("to")
                        .path(0)
                        .asText())
                .isEqualTo("a@example.org");
        assertThat(updated.path("tags").toString()).isEqualTo("[\"flowhound\",\"night shift\",\"flowhound-rule-v1\"]");
        assertThat(updated.path("params").path("size").asInt()).isEqualTo(100);
        assertThat(updated.path("enabled").asBoolean()).isFalse();
        assertThat(updated.path("alert_delay").path("active").asInt()).isEqualTo(1);
    }

    @Test
    void rule_thatTheUserTuned_isLeftAlone() throws Exception {
        run(INSTALL);
        urgentRule().withObject("/schedule").put("interval", "1h");
        assertThat(outcomes(run(INSTALL))).containsOnly(Outcome.CURRENT);
        assertThat(urgentRule().path("schedule").path("interval").asText()).isEqualTo("1h");
    }

    @Test
    void rule_ids_areStableUuids_ofPrefixSpaceAndName() {
        List<AlertRule> rules = AlertRule.all("flowhound", "default");
        assertThat(rules)
                .extracting(AlertRule::id)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(AlertRule.all("flowhound", "soc").stream()
                        .map(AlertRule::id)
                        .toList());
        assertThat(AlertRule.all("flowhound", "default")).isEqualTo(rules);
        // Another id would leave the installed rule behind and create a second one.
        assertThat(rules.get(0).id()).isEqualTo("c672874b-d443-44a1-a5bb-8ceba3313357");
    }

    /** When this fails, raise {@link AlertRule#VERSION}: rules that are installed change only with it. */
    @Test
    void rule_definition_isThatOfItsVersion() {
        ObjectNode rule = AlertRule.all("flowhound", "default").get(0).creation();
        assertThat(AlertRule.VERSION).isEqualTo(1);
        assertThat(rule.path("params").toString())
                .isEqualTo(
                        "{\"searchType\":\"esQuery\",\"index\":[\"flowhound-pivots-*\"],\"timeField\":\"pivot.notified_at\","
                                + "\"esQuery\":\"{\\\"query\\\":{\\\"bool\\\":{\\\"filter\\\":[{\\\"exists\\\":{\\\"field\\\":\\\"pivot.notified_at\\\"}},"
                                + "{\\\"terms\\\":{\\\"pivot.severity\\\":[\\\"high\\\",\\\"critical\\\"]}}]}}}\",\"size\":100,"
                                + "\"timeWindowSize\":24,\"timeWindowUnit\":\"h\",\"thresholdComparator\":\">\",\"threshold\":[0],"
                                + "\"aggType\":\"count\",\"groupBy\":\"all\",\"excludeHitsFromPreviousRun\":true}");
        assertThat(rule.path("name").asText()).isEqualTo("Flowhound: Pivots of high or critical severity");
        assertThat(rule.path("schedule").path("interval").asText()).isEqualTo("5m");
    }

    private static AlertRule rule(String slug) {
        return AlertRule.all("flowhound", "soc").stream()
                .filter(rule -> rule.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static String health(String filters, String compared) {
        return "{\"searchType\":\"esQuery\",\"index\":[\"flowhound-health-*\"],\"timeField\":\"@timestamp\","
                + "\"esQuery\":\"{\\\"query\\\":{\\\"bool\\\":{\\\"filter\\\":[" + filters.replace("'", "\\\"")
                + "]}}}\",\"size\":1,\"timeWindowSize\":5,\"timeWindowUnit\":\"m\","
                + compared.replace('\'', '"') + ",\"excludeHitsFromPreviousRun\":false}";
    }

    /** As above, when this fails. */
    @Test
    void healthRules_lastAsLongAsTheirCause() {
        assertThat(rule("data-at-risk").params().toString())
                .isEqualTo(health(
                        "{'term':{'health.kind':'collector'}},{'term':{'health.ok':false}}",
                        "'thresholdComparator':'>','threshold':[0],'aggType':'count','groupBy':'top',"
                                + "'termField':'host.name','termSize':100"));
        assertThat(rule("no-collector").params().toString())
                .isEqualTo(health(
                        "{'term':{'health.kind':'collector'}}",
                        "'thresholdComparator':'<','threshold':[1],'aggType':'count','groupBy':'all'"));
        assertThat(rule("exporter-silent").params().toString())
                .isEqualTo(health(
                        "{'term':{'health.kind':'exporter'}},{'term':{'health.problems':'silent'}}",
                        "'thresholdComparator':'>','threshold':[0],'aggType':'count','groupBy':'top',"
                                + "'termField':'observer.ip','termSize':100"));
    }

    @Test
    void contactsRule_tellsEachFirstContactOnce() {
        assertThat(rule("contacts").params().path("index").toString()).isEqualTo("[\"flowhound-first-contacts-*\"]");
        assertThat(rule("contacts").params().path("timeField").asText()).isEqualTo("event.created");
        assertThat(rule("contacts").params().path("excludeHitsFromPreviousRun").asBoolean())
                .isTrue();
        assertThat(rule("contacts").enabled()).isFalse();
    }

    @Test
    void healthRules_haveAMessageWithCauseAndLink() {
        assertThat(rule("exporter-silent").message())
                .isEqualTo("Flowhound: exporter {{alert.id}} is silent."
                        + " {{#context.hits}}{{_source.health.reason}}{{/context.hits}}\n"
                        + "More: {{kibanaBaseUrl}}/s/soc/app/dashboards#/view/flowhound-quality");
        assertThat(rule("no-collector").message())
                .contains("./flowhound status")
                .contains("/s/soc/app/dashboards");
        assertThat(AlertRule.all("flowhound", "default").get(3).message())
                .contains("More: {{kibanaBaseUrl}}/app/dashboards");
    }

    @Test
    void look_saysWhetherTheyAreThere() throws Exception {
        try (KibanaSetup setup = new KibanaSetup(
                settings(kibana.url()), "test", TestObjects.version(2, "Ours"), progress::add, patience)) {
            assertThat(setup.look())
                    .isEqualTo(new KibanaStep(
                            Outcome.FAILED, "Kibana 9.1.4 at " + kibana.url() + ": saved objects missing"));
            setup.install(NO_RULES);
            assertThat(setup.look())
                    .isEqualTo(new KibanaStep(
                            Outcome.CURRENT,
                            "Kibana 9.1.4 at " + kibana.url() + ": saved objects installed, version 2"));
        }
    }

    @Test
    void overviewLink_leadsIntoTheSpace_atTheAddressOfPeople() throws Exception {
        KibanaSettings settings = new KibanaSettings(
                URI.create("http://kibana:5601"),
                URI.create("https://soc.example.org/kibana/"),
                "soc",
                credentials,
                null,
                null);
        try (KibanaSetup setup = new KibanaSetup(settings, "test", TestObjects.version(1, "x"), progress::add)) {
            assertThat(setup.overviewLink())
                    .isEqualTo("https://soc.example.org/kibana/s/soc/app/dashboards#/view/test-overview");
        }
    }
}
