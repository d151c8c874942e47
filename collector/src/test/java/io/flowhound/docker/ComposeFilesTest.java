/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the compose files against what Docker Compose and we ourselves ask of them, since no engine is there to try. */
class ComposeFilesTest {
    private static final Map<String, String> NEEDED = Map.of("ELASTICSEARCH_URLS", "https://es.example.org:9200");
    /** Of the services in the compose specification, those that we use. */
    private static final Set<String> KEYS = Set.of(
            "image build entrypoint command user restart depends_on environment env_file ports volumes network_mode profiles healthcheck"
                    .split(" "));

    private static final Set<String> LIMITS = Set.of(
            "mem_limit pids_limit ulimits cap_drop cap_add security_opt read_only tmpfs logging stop_grace_period"
                    .split(" "));
    /** To give a file to another user, and nothing else. */
    private static final Set<String> CAPABILITIES = Set.of("CHOWN", "DAC_OVERRIDE", "FOWNER");

    private static final Pattern IMAGE = Pattern.compile("[a-z0-9./-]+:v?[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|licen[sc]e_key|api_key|token).*");

    /** Each way in which the files are used. */
    static Stream<ComposeFile> stacks() throws IOException {
        ComposeFile home = ComposeFile.read("compose.yml", NEEDED);
        return Stream.of(
                home,
                home.with(ComposeFile.read("compose.ports.yml", NEEDED)),
                home.with(ComposeFile.read("compose.work.yml", NEEDED)),
                ComposeFile.read("compose.collector.yml", NEEDED));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void services_useKnownKeysOnly(ComposeFile file) {
        file.services()
                .forEach((name, service) -> assertThat(service.keySet())
                        .as(file.name() + ": " + name)
                        .allMatch(key -> KEYS.contains(key) || LIMITS.contains(key)));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void images_areOfOneVersion(ComposeFile file) {
        file.services()
                .forEach((name, service) ->
                        assertThat(service.get("image")).as(name).asString().matches(IMAGE));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void dependencies_areThereAndCanBeMet(ComposeFile file) {
        Map<String, Map<String, Object>> services = file.services();
        services.forEach((name, service) -> ComposeFile.map(service.get("depends_on"))
                .forEach((other, how) -> {
                    String condition = String.valueOf(ComposeFile.map(how).get("condition"));
                    assertThat(services).as(name).containsKey(other);
                    Map<String, Object> target = ComposeFile.map(services.get(other));
                    switch (condition) {
                        case "service_started" -> {}
                        case "service_healthy" ->
                            assertThat(hasHealthCheck(target)).as(other).isTrue();
                        case "service_completed_successfully" ->
                            // One that is started again and again never ends.
                            assertThat(target.get("restart")).as(other).isEqualTo("no");
                        default -> throw new AssertionError(name + " waits for " + other + " to be " + condition);
                    }
                }));
        services.keySet()
                .forEach(name ->
                        assertThat(before(name, services, new HashSet<>())).doesNotContain(name));
    }

    /** Its own, or the one of our image. */
    private static boolean hasHealthCheck(Map<String, Object> service) {
        Map<String, Object> check = ComposeFile.map(service.get("healthcheck"));
        return !Boolean.TRUE.equals(check.get("disable"))
                && (check.containsKey("test") || service.containsKey("build"));
    }

    private static Set<String> before(String name, Map<String, Map<String, Object>> services, Set<String> found) {
        for (String other : ComposeFile.map(ComposeFile.map(services.get(name)).get("depends_on"))
                .keySet()) {
            if (found.add(other)) {
                before(other, services, found);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void volumes_areDeclaredAndUsed_andWhatIsMountedIsThere(ComposeFile file) {
        Set<String> used = new TreeSet<>();
        file.services()
                .values()
                .forEach(service -> ComposeFile.list(service.get("volumes")).forEach(mount -> {
                    String source = mount.substring(0, mount.indexOf(':'));
                    if (source.equals("./secrets")) {
                        return; // the user's own, as the file says
                    }
                    if (source.startsWith("./")) {
                        assertThat(ComposeFile.FOLDER.resolve(source)).exists();
                        assertThat(mount).as("for SELinux, and read-only").endsWith(":ro,z");
                    } else {
                        used.add(source);
                    }
                }));
        assertThat(ComposeFile.map(file.root().get("volumes")).keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void privileges_areTheLeast(ComposeFile file) {
        file.services().forEach((name, service) -> {
            assertThat(ComposeFile.list(service.get("security_opt"))).as(name).contains("no-new-privileges:true");
            assertThat(CAPABILITIES).as(name).containsAll(ComposeFile.list(service.get("cap_add")));
            assertThat(ComposeFile.list(service.get("volumes")))
                    .as(name)
                    .noneMatch(mount -> mount.contains("docker.sock"));
            assertThat(service.get("mem_limit"))
                    .as(name + " has a limit of memory")
                    .isNotNull();
            if (service.containsKey("build")) {
                assertThat(service.get("read_only")).as(name).isEqualTo(true);
                assertThat(ComposeFile.list(service.get("cap_drop"))).as(name).containsExactly("ALL");
            }
            if (service.getOrDefault("network_mode", "").equals("host")) {
                assertThat(name).isEqualTo("collector");
                assertThat(service).as("an engine refuses both").doesNotContainKey("ports");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void secrets_areNeverInTheEnvironment(ComposeFile file) {
        file.services()
                .forEach((name, service) -> ComposeFile.map(service.get("environment"))
                        .forEach((key, value) -> {
                            if (SECRET.matcher(key).matches()) {
                                String text = String.valueOf(value);
                                assertThat(key.endsWith("_FILE") || text.startsWith("file:/") || text.isEmpty())
                                        .as(name + ": " + key + "=" + text)
                                        .isTrue();
                            }
                        }));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void elasticsearch_isOpenToThisMachineOnly(ComposeFile file) {
        List<String> ports = ComposeFile.list(file.service("elasticsearch").get("ports"));
        assertThat(ports).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(ports).hasSize(file.services().containsKey("elasticsearch") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void environmentOfFlowhound_isReadBySomething(ComposeFile file) throws IOException {
        String readers = Files.readString(ComposeFile.FOLDER.resolve("flowhound.yml"))
                + Files.readString(ComposeFile.FOLDER.resolve("entrypoint.sh"))
                + Files.readString(ComposeFile.FOLDER.resolve("healthcheck.sh"));
        file.services()
                .values()
                .forEach(service -> ComposeFile.map(service.get("environment")).keySet().stream()
                        .filter(key -> key.startsWith("FLOWHOUND_"))
                        .forEach(key -> assertThat(readers).contains("${" + key)));
    }

    @Test
    void memory_fitsIntoFourGigabytes() throws IOException {
        Map<String, Map<String, Object>> services =
                ComposeFile.read("compose.yml", Map.of()).services();
        long sum = Stream.of("elasticsearch", "kibana", "collector")
                .mapToLong(name -> megabytes(ComposeFile.map(services.get(name))))
                .sum();
        assertThat(sum).as("MB, with 700 MB for the rest").isLessThanOrEqualTo(3300);
    }

    private static long megabytes(Map<String, Object> service) {
        String limit = String.valueOf(service.get("mem_limit"));
        long number = Long.parseLong(limit.substring(0, limit.length() - 1));
        return limit.endsWith("g") ? number * 1024 : number;
    }

    @Test
    void publishedPorts_collectorIsOnTheNetworkOfTheOthers() throws IOException {
        ComposeFile file =
                ComposeFile.read("compose.yml", Map.of()).with(ComposeFile.read("compose.ports.yml", Map.of()));
        assertThat(file.service("collector")).doesNotContainKey("network_mode").containsKey("ports");
        assertThat(ComposeFile.map(file.service("collector").get("environment")))
                .containsEntry("FLOWHOUND_ELASTICSEARCH_URLS", "https://elasticsearch:9200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yml", "compose.ports.yml", "compose.work.yml", "compose.collector.yml"})
    void variables_haveADefaultOrAreDemanded(String name) throws IOException {
        assertThat(ComposeFile.read(name, NEEDED).variables().bare()).isEmpty();
    }

    @Test
    void envExample_showsEveryVariableWithItsDefault() throws IOException {
        Map<String, String> defaults =
                ComposeFile.read("compose.yml", Map.of()).variables().defaults();
        Map<String, String> shown = new TreeMap<>();
        for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve(".env.example"))) {
            Matcher matcher = Pattern.compile("(# )?([A-Z_]+)=(.*)").matcher(line);
            if (matcher.matches()) {
                shown.put(matcher.group(2), matcher.group(3));
            }
        }
        Map<String, String> expected = new LinkedHashMap<>(defaults);
        expected.put("KIBANA_PUBLIC_URL", ""); // made of two others
        expected.remove("GEOIPUPDATE_VERSION");
        assertThat(shown).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void noFile_hasAPasswordThatEverybodyKnows() throws IOException {
        try (Stream<Path> files = Files.walk(ComposeFile.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainIgnoringCase("changeme")
                        .doesNotContainPattern("(?i)password\\s*[:=]\\s*[a-z0-9]{4,}\\s*$");
            }
        }
    }

    @Test
    void kibana_opensOnTheOverview() throws IOException {
        String settings = Files.readString(ComposeFile.FOLDER.resolve("kibana.yml"));
        assertThat(settings).contains("uiSettings.overrides.defaultRoute: /app/dashboards#/view/flowhound-overview");
        assertThat(Path.of("..", "kibana-dashboards", "pages", "overview.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compose.yml",
                "compose.yml compose.ports.yml",
                "compose.yml compose.work.yml",
                "compose.collector.yml"
            })
    void dockerCompose_takesTheFiles(String files) throws Exception {
        assumeThat(Script.run(Map.of(), "docker", "compose", "version").exitCode())
                .as("docker compose is installed; without it only the checks above are made")
                .isZero();
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        for (String file : files.split(" ")) {
            command.addAll(List.of("-f", ComposeFile.FOLDER.resolve(file).toString()));
        }
        command.addAll(List.of("--profile", "demo", "--profile", "geoip", "config", "--quiet"));
        Script.Result result = Script.run(NEEDED, command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.out()).isZero();
    }
}
