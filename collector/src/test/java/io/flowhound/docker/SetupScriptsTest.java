/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.docker.Script.Result;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.export.SetupExport;
import io.flowhound.testkit.HttpStub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the jobs of compose.yml outside of containers. */
@DisabledOnOs(OS.WINDOWS)
class SetupScriptsTest {
    private static final String SECRETS =
            ComposeFile.FOLDER.resolve("setup/secrets.sh").toString();
    private static final String ACCESS =
            ComposeFile.FOLDER.resolve("setup/access.sh").toString();

    @TempDir
    private Path folder;

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(ComposeFile.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".sh")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void script_parses(Path script) throws Exception {
        String shell = Files.readAllLines(script).get(0).substring("#!/bin/".length());
        Result result = Script.run(Map.of(), shell, "-n", script.toString());
        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(script).isExecutable();
    }

    @Test
    void secrets_firstRun_makesAllForItsServiceAlone() throws Exception {
        Result result = secrets("nas.example.org,192.0.2.7");

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(files("elasticsearch"))
                .containsExactlyInAnyOrder("ca.crt", "elasticsearch.crt", "elasticsearch.key", "elastic-password");
        assertThat(files("kibana"))
                .containsExactlyInAnyOrder("ca.crt", "kibana.crt", "kibana.key", "kibana-secrets.yml");
        assertThat(files("collector")).containsExactly("ca.crt");
        assertThat(files("setup")).containsExactly("ca.crt");
        for (String secret : List.of("elasticsearch/elastic-password", "elasticsearch/elasticsearch.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .as("Elasticsearch takes a password file of no other mode")
                    .isEqualTo("r--------");
        }
        X509Certificate authority = certificate("ours/ca.crt");
        X509Certificate kibana = certificate("kibana/kibana.crt");
        kibana.verify(authority.getPublicKey());
        certificate("elasticsearch/elasticsearch.crt").verify(authority.getPublicKey());
        assertThat(kibana.getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))))
                .contains("kibana", "localhost", "127.0.0.1", "nas.example.org", "192.0.2.7");
        assertThat(Files.readAllLines(folder.resolve("kibana/kibana-secrets.yml")))
                .filteredOn(line ->
                        line.matches("xpack\\.(security|encryptedSavedObjects|reporting)\\.encryptionKey: \"\\w{32}\""))
                .hasSize(3);
        Set<String> made = Stream.of("elastic-password", "flowhound-password", "kibana-system-password")
                .map(this::ours)
                .collect(Collectors.toSet());
        assertThat(made).hasSize(3).allMatch(password -> password.matches("[A-Za-z0-9]{32}"));
        assertThat(result.out()).doesNotContain(made);
    }

    @Test
    void secrets_secondRun_changesNothing() throws Exception {
        secrets("localhost");
        Map<String, String> before = contents();

        assertThat(secrets("localhost").exitCode()).isZero();

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void secrets_otherName_onlyKibanasCertificateIsNew() throws Exception {
        secrets("localhost");
        Map<String, String> before = contents();

        assertThat(secrets("nas.example.org").exitCode()).isZero();

        Map<String, String> after = contents();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(file -> !after.get(file).equals(before.get(file))))
                .containsExactlyInAnyOrder("kibana/kibana.crt", "kibana/kibana.key", "ours/kibana.names");
    }

    @Test
    void secrets_nameThatIsNone_isRefused() throws Exception {
        Result result = secrets("nas example");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("'nas example' is no name");
    }

    @Test
    void secrets_show_printsThePassword_andBeforeTheFirstRunSaysWhatToDo() throws Exception {
        Map<String, String> env = env("localhost");
        Result early = Script.run(env, "sh", SECRETS, "show");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.out()).contains("docker compose up -d makes it");
        secrets("localhost");

        Result result = Script.run(env, "sh", SECRETS, "show");

        assertThat(result.out()).contains("user      flowhound", "password  " + ours("flowhound-password"));
    }

    @Test
    void access_firstRun_makesUsersAndKeys_secondRunKeepsThem() throws Exception {
        secrets("localhost");
        SecurityApi api = new SecurityApi(ours("elastic-password"));
        try (HttpStub elasticsearch = HttpStub.https(tls(), api::answer)) {
            Result first = access(elasticsearch);
            assertThat(first.exitCode()).as(first.out()).isZero();
            assertThat(api.passwords)
                    .containsEntry("kibana_system", ours("kibana-system-password"))
                    .containsEntry("flowhound", ours("flowhound-password"));
            assertThat(api.keys).hasSize(4);
            assertThat(read("collector/ingest-key"))
                    .satisfies(key -> assertThat(api.keys).containsEntry(key, "flowhound-ingest"));
            assertThat(read("setup/admin-key")).isEqualTo(read("collector/admin-key"));
            assertThat(files("setup")).containsExactlyInAnyOrder("ca.crt", "admin-key", "kibana-key");
            assertThat(files("collector")).doesNotContain("kibana-key");
            Map<String, String> before = contents();
            api.passwords.put("flowhound", "what somebody changed it to");

            Result second = access(elasticsearch);

            assertThat(second.exitCode()).as(second.out()).isZero();
            assertThat(api.requests).hasSize(4);
            assertThat(contents()).isEqualTo(before);
            assertThat(api.passwords).containsEntry("flowhound", "what somebody changed it to");
        }
    }

    @Test
    void access_keyThatSomebodyInvalidated_isMadeAnew() throws Exception {
        secrets("localhost");
        SecurityApi api = new SecurityApi(ours("elastic-password"));
        try (HttpStub elasticsearch = HttpStub.https(tls(), api::answer)) {
            access(elasticsearch);
            String lost = read("collector/ingest-key");
            api.keys.remove(lost);

            assertThat(access(elasticsearch).exitCode()).isZero();

            assertThat(read("collector/ingest-key")).isNotEqualTo(lost);
            assertThat(api.keys).hasSize(4).containsKey(read("collector/ingest-key"));
        }
    }

    @Test
    void access_elasticsearchOfAnotherSetUp_saysSo() throws Exception {
        secrets("localhost");
        try (HttpStub elasticsearch = HttpStub.https(tls(), new SecurityApi("another")::answer)) {
            Result result = access(elasticsearch);
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).contains("refuses the password of elastic (401)", "ours-secrets");
        }
    }

    @Test
    void access_nobodyAnswers_givesUpWithTheNextStep() throws Exception {
        secrets("localhost");
        Map<String, String> env = env("localhost");
        env.put("ES_URL", "https://127.0.0.1:9");
        env.put("PATIENCE", "0");
        Result result = Script.run(env, "sh", ACCESS);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("docker compose logs elasticsearch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "admin", "pivot", "kibana"})
    void keys_areThoseThatSetupExports(String name) throws Exception {
        new SetupExport(TemplateSettings.of("flowhound"), "default", List.of()).to(folder.resolve("export"));
        JsonNode exported = json(folder.resolve("export/api-keys/flowhound-" + name + ".json"));
        JsonNode ours = json(ComposeFile.FOLDER.resolve("setup/keys/" + name + ".json"));

        assertThat(ours.path("name")).isEqualTo(exported.path("name"));
        assertThat(ours.path("role_descriptors")).isEqualTo(exported.path("role_descriptors"));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void setup_setUpFails_saysHowToGoOn() throws Exception {
        Result result = Script.run(
                Map.of("FLOWHOUND_ENTRY", "false"),
                "sh",
                ComposeFile.FOLDER.resolve("setup/setup.sh").toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("docker compose run --rm setup");
    }

    @Test
    void setup_setUpIsDone_saysWhereToGo() throws Exception {
        Result result = Script.run(
                Map.of("FLOWHOUND_ENTRY", "echo", "KIBANA_URL", "https://nas.example.org:5601"),
                "sh",
                ComposeFile.FOLDER.resolve("setup/setup.sh").toString());
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(
                        "setup --set elasticsearch.admin-api-key=file:/run/flowhound/admin-key",
                        "https://nas.example.org:5601",
                        "docker compose run --rm secrets show");
    }

    private Map<String, String> env(String names) {
        return new HashMap<>(Map.of("SECRETS", folder.toString(), "OWNERS", "no", "PUBLIC_NAMES", names));
    }

    private Result secrets(String names) throws Exception {
        assumeThat(Script.run(Map.of(), "openssl", "version").exitCode())
                .as("openssl is installed")
                .isZero();
        return Script.run(env(names), "sh", SECRETS);
    }

    private Result access(HttpStub elasticsearch) throws Exception {
        assumeThat(Script.run(Map.of(), "curl", "--version").exitCode())
                .as("curl is installed")
                .isZero();
        Map<String, String> env = env("localhost");
        env.put("ES_URL", elasticsearch.url().toString());
        env.put("KEYS", ComposeFile.FOLDER.resolve("setup/keys").toString());
        return Script.run(env, "sh", ACCESS);
    }

    /** The certificate that the job made for Elasticsearch. */
    private SSLContext tls() throws Exception {
        Path store = folder.resolve("store.p12");
        Result made = Script.run(
                Map.of(),
                "openssl",
                "pkcs12",
                "-export",
                "-inkey",
                folder.resolve("elasticsearch/elasticsearch.key").toString(),
                "-in",
                folder.resolve("elasticsearch/elasticsearch.crt").toString(),
                "-passout",
                "pass:test",
                "-out",
                store.toString());
        assertThat(made.exitCode()).as(made.out()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "test".toCharArray());
        }
        Files.delete(store);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "test".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private X509Certificate certificate(String file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file))));
    }

    private List<String> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String ours(String name) {
        return read("ours/" + name);
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                contents.put(name, read(name));
            }
        }
        return contents;
    }
}
