/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.kibana.Ndjson;
import io.flowhound.kibana.SavedObject;
import io.flowhound.schema.DocumentKind;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.kibana.KibanaSettings;
import io.flowhound.setup.kibana.KibanaSetup;
import io.flowhound.setup.kibana.KibanaStep;
import io.flowhound.setup.kibana.TestObjects;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.KibanaStub;
import io.flowhound.testkit.ShellRun;
import io.flowhound.testkit.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path export(String space, List<SavedObject> objects) throws IOException {
        Path target = folder.resolve("set up"); // people have blanks in their paths
        int files = new SetupExport(TemplateSettings.of("test"), space, objects).to(target);
        assertThat(files(target)).hasSize(files);
        return target;
    }

    private Path export() throws IOException {
        return export("soc", TestObjects.version(1, "Ours"));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static HttpStub elastic() throws IOException {
        return HttpStub.http(0, request -> {
            boolean json = request.header("Content-type").equals("application/json");
            return json ? new HttpStub.Reply(200, "{\"acknowledged\":true}") : new HttpStub.Reply(406, "no JSON");
        });
    }

    @Test
    void files_areAllThatSetupInstalls_readable() throws IOException {
        Path target = export();
        assertThat(files(target))
                .contains(
                        "README.md",
                        "setup.sh",
                        "flowhound-export.txt",
                        "roles/test-ingest.json",
                        "api-keys/test-kibana.json",
                        "kibana/space.json",
                        "kibana/flowhound.ndjson",
                        "kibana/objects/dashboard/test-overview.json",
                        "kibana/rules/pivots-urgent.json",
                        "kibana/rules/data-at-risk.json",
                        "kibana/rules/data-at-risk.message.txt",
                        "index-templates/test-flows.json")
                .filteredOn(file -> file.startsWith("index-templates/"))
                .hasSameSizeAs(DocumentKind.values());
        assertThat(target.resolve("kibana/flowhound.ndjson"))
                .hasBinaryContent(Ndjson.of(TestObjects.version(1, "Ours")));
        JsonNode dashboard = JSON.readTree(
                target.resolve("kibana/objects/dashboard/test-overview.json").toFile());
        assertThat(dashboard.at("/attributes/panelsJSON/0/gridData/x").asInt(-1))
                .isZero();
        assertThat(target.resolve("setup.sh")).isExecutable();
        assertThat(Files.readString(target.resolve("setup.sh")) + Files.readString(target.resolve("README.md")))
                .doesNotContainPattern("@[A-Z_]+@");
    }

    @Test
    void keys_haveTheLeastPrivileges() throws IOException {
        Path target = export();
        JsonNode ingest =
                JSON.readTree(target.resolve("api-keys/test-ingest.json").toFile());
        assertThat(ingest.at("/role_descriptors/test-ingest/indices/0/names").toString())
                .isEqualTo("[\"test-flows*\",\"test-syslog*\",\"test-health*\"]");
        assertThat(ingest.at("/role_descriptors/test-ingest/indices/0/privileges")
                        .toString())
                .isEqualTo("[\"create_doc\",\"auto_configure\"]");
        assertThat(ingest.toString()).doesNotContain("delete", "manage", "all");
        JsonNode kibana = JSON.readTree(target.resolve("roles/test-kibana.json").toFile());
        assertThat(kibana.at("/applications/0/resources").toString()).isEqualTo("[\"space:soc\"]");
        assertThat(kibana.at("/cluster")).isEmpty();
    }

    @Test
    void again_replacesWhatItWrote_andNothingElse() throws IOException {
        Path target = export("soc", TestObjects.version(1, "Old", "overview", "traffic"));
        assertThat(target.resolve("kibana/objects/dashboard/test-traffic.json")).exists();
        export("default", TestObjects.version(2, "New", "overview"));
        assertThat(target.resolve("kibana/objects/dashboard/test-traffic.json")).doesNotExist();
        assertThat(target.resolve("kibana/space.json")).doesNotExist();
        Path own = Files.writeString(target.resolve("notes.txt"), "mine");
        assertThatThrownBy(this::export).isInstanceOf(IOException.class).hasMessageContaining("such as notes.txt");
        assertThat(own).hasContent("mine");
        assertThat(target.resolve("setup.sh")).exists();
    }

    @Test
    void folderOfSomebodyElse_isRefused() throws IOException {
        Files.createDirectories(folder.resolve("set up"));
        Files.writeString(folder.resolve("set up").resolve("README.md"), "mine");
        assertThatThrownBy(this::export).hasMessageContaining("has files that no export wrote, such as README.md");
        Path file = Files.writeString(folder.resolve("file"), "");
        SetupExport export = new SetupExport(TemplateSettings.of("test"), "default", TestObjects.version(1, "x"));
        assertThatThrownBy(() -> export.to(file)).hasMessageContaining("is a file: name a folder");
    }

    /** A file that somebody put into the list is not followed out of the folder. */
    @Test
    void listThatNamesFilesOutside_deletesNone() throws IOException {
        Path target = export();
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Files.writeString(
                target.resolve("flowhound-export.txt"),
                Files.readString(target.resolve("flowhound-export.txt")) + "../outside\n");
        export();
        assertThat(outside).exists();
    }

    @Test
    void script_doesWhatSetupDoes() throws Exception {
        Path target = export();
        try (HttpStub elastic = elastic();
                KibanaStub kibana = KibanaStub.start().demanding("ApiKey secret")) {
            ShellRun run = ShellRun.of(
                    target.resolve("setup.sh"),
                    Map.of(
                            "ES_URL",
                            elastic.url() + "/",
                            "ES_AUTH",
                            "elastic:pass\"word\\",
                            "KIBANA_URL",
                            kibana.url().toString(),
                            "KIBANA_API_KEY",
                            "secret"));
            assertThat(run.output()).contains("saved objects: done").doesNotContain("secret");
            assertThat(run.exit()).isZero();
            assertThat(elastic.requests())
                    .extracting(request -> request.method() + " " + request.path())
                    .containsSubsequence(
                            "PUT /_component_template/test-flows@package", "PUT /_index_template/test-flows")
                    .hasSize(2 * DocumentKind.values().length);
            assertThat(elastic.requests().get(0).header("Authorization")).isEqualTo("Basic ZWxhc3RpYzpwYXNzIndvcmRc");
            assertThat(kibana.spaces()).contains("soc");
            assertThat(kibana.objects()).hasSize(4);
            assertThat(kibana.rules()).hasSize(6);

            ShellRun again = ShellRun.of(
                    target.resolve("setup.sh"),
                    Map.of("KIBANA_URL", kibana.url().toString(), "KIBANA_API_KEY", "secret"),
                    "kibana");
            assertThat(again.exit()).as(again.output()).isZero();
            assertThat(again.output()).contains("space soc: there already, left as it is");
        }
    }

    @Test
    void script_relativeCaFile_isFoundFromWhereItIsCalled() throws Exception {
        Path target = export();
        TestCertificates certificates = TestCertificates.shared();
        Path ca = Path.of("").toAbsolutePath().relativize(certificates.certificate("ca"));
        try (HttpStub elastic = HttpStub.https(
                certificates.server("server"), request -> new HttpStub.Reply(200, "{\"acknowledged\":true}"))) {
            ShellRun run = ShellRun.of(
                    target.resolve("setup.sh"),
                    Map.of("ES_URL", elastic.url().toString(), "CA_FILE", ca.toString()),
                    "templates");
            assertThat(run.exit()).as(run.output()).isZero();
        }
    }

    @Test
    void script_leavesNothingToDoForSetup() throws Exception {
        List<SavedObject> objects = TestObjects.version(1, "Ours");
        Path target = export("default", objects);
        try (KibanaStub kibana = KibanaStub.start()) {
            ShellRun.of(
                    target.resolve("setup.sh"),
                    Map.of("KIBANA_URL", kibana.url().toString()),
                    "kibana");
            try (KibanaSetup setup = new KibanaSetup(KibanaSettings.of(kibana.url()), "test", objects, line -> {})) {
                assertThat(setup.install(new KibanaSetup.Options(false, false, true)))
                        .extracting(KibanaStep::outcome)
                        .containsOnly(KibanaStep.Outcome.CURRENT);
            }
        }
    }

    @Test
    void script_rolesAndKeys_printTheKeys() throws Exception {
        Path target = export();
        try (HttpStub elastic = elastic()) {
            Map<String, String> env = Map.of("ES_URL", elastic.url().toString(), "ES_API_KEY", "k");
            ShellRun run = ShellRun.of(target.resolve("setup.sh"), env, "roles", "keys");
            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("role test-ingest: done", "API key test-pivot: done", "{\"acknowledged\":true}");
            assertThat(elastic.requests())
                    .allMatch(request -> request.header("Authorization").equals("ApiKey k"))
                    .extracting(request -> request.method() + " " + request.path())
                    .contains("PUT /_security/role/test-admin", "POST /_security/api_key");
        }
    }

    @Test
    void script_stopsAtTheFirstError_withTheAnswer() throws Exception {
        Path target = export();
        try (KibanaStub kibana = KibanaStub.start()) {
            Map<String, String> env = Map.of("KIBANA_URL", kibana.url().toString());
            kibana.refusing("POST /api/spaces/space", 403, "Unauthorized to create spaces");
            ShellRun refused = ShellRun.of(target.resolve("setup.sh"), env, "kibana");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.output()).contains("space soc: refused (403)", "Unauthorized to create spaces");
            assertThat(kibana.objects()).isEmpty();
            kibana.refuseNothing();
            kibana.importError("dashboard", "test-pivots", "{\"type\":\"unsupported_type\"}");
            ShellRun partial = ShellRun.of(target.resolve("setup.sh"), env, "kibana");
            assertThat(partial.exit()).isEqualTo(1);
            assertThat(partial.output()).contains("not all imported", "unsupported_type");
            assertThat(kibana.rules()).isEmpty();
        }
        ShellRun none = ShellRun.of(target.resolve("setup.sh"), Map.of(), "templates");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.output()).contains("Set ES_URL to the address of Elasticsearch.");
        assertThat(ShellRun.of(target.resolve("setup.sh"), Map.of(), "all").output())
                .contains("There is no part all: name templates, kibana, roles or keys.");
    }
}
