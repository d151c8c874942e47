/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.docker.Script.Result;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.local.MavenArtifact;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.StoredRecords;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services {@code collector} and {@code simulator} of compose.yml without an engine: their entry point, configuration,
 * environment and health check, with the files of the image in a folder, against a real Elasticsearch.
 */
@EnabledOnOs(OS.LINUX)
class ImageIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int FIRST_WITH_CLASS_CACHE = 25;
    private static final String ENTRY =
            ComposeFile.FOLDER.resolve("entrypoint.sh").toString();
    private static final String HEALTH =
            ComposeFile.FOLDER.resolve("healthcheck.sh").toString();

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix();

    @TempDir
    private Path folder;

    private Path image = Path.of("");
    private Path java = Path.of("");
    private int flowPort;
    private int adminPort;

    @BeforeEach
    void makeImage() throws Exception {
        flowPort = freeUdpPort();
        adminPort = freeTcpPort();
        image = Files.createDirectories(folder.resolve("opt"));
        Files.createDirectories(image.resolve("geoip"));
        Files.createDirectories(image.resolve("lib"));
        Path jar = Path.of(System.getProperty("flowhound.jar", "target/flowhound-all.jar"));
        Files.copy(jar, image.resolve("flowhound.jar"));
        unpack(jar, "META-INF/native/", image.resolve("lib"));
        Path databases = new MavenArtifact(
                        "org.elasticsearch", "geolite2-databases", "20191119", "jar", "GeoLite2 of November 2019")
                .find(folder, System.err::println);
        unpack(databases, "GeoLite2-", image.resolve("geoip"));
        java = runtime(folder.resolve("java"));
        if (Runtime.version().feature() >= FIRST_WITH_CLASS_CACHE) {
            Map<String, String> env = imageEnvironment();
            env.put("FLOWHOUND_ENTRY", ENTRY);
            env.put("FLOWHOUND_HEALTH", HEALTH);
            env.put("TRAIN_FLOWS", "127.0.0.1:" + flowPort);
            env.put("TRAIN_ADMIN", "127.0.0.1:" + adminPort);
            Result result =
                    Script.run(env, "sh", ComposeFile.FOLDER.resolve("train.sh").toString());
            assertThat(result.exitCode()).as(result.out()).isZero();
            assertThat(image.resolve("flowhound.aot")).exists();
        }
    }

    /** The Java of the image, of the modules that the Dockerfile names; this JVM's where that cannot be made of it. */
    private static Path runtime(Path target) throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        Matcher jlink = Pattern.compile("RUN jlink (.*?)\\n\\n", Pattern.DOTALL)
                .matcher(Files.readString(ComposeFile.FOLDER.resolve("Dockerfile")));
        assertThat(jlink.find()).isTrue();
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/jlink").toString()));
        command.addAll(List.of(jlink.group(1)
                .replace("\\\n", " ")
                .replace("/opt/java", target.toString())
                .strip()
                .split("\\s+")));
        Result result = Script.run(Map.of(), command.toArray(String[]::new));
        System.err.println("jlink ends with " + result);
        return (result.exitCode() == 0 ? target : home).resolve("bin/java");
    }

    /** What differs from the image: where its files are. */
    private Map<String, String> imageEnvironment() {
        return new HashMap<>(Map.of(
                "FLOWHOUND_OPT", image.toString(),
                "FLOWHOUND_JAVA", java.toString(),
                "FLOWHOUND_CONFIG", ComposeFile.FOLDER.resolve("flowhound.yml").toString(),
                "FLOWHOUND_DATA_DIR", folder.resolve("data").toString(),
                "FLOWHOUND_GEOIP_DIR", folder.resolve("geoip").toString()));
    }

    /** What compose.yml gives a service, but for what only exists in it. */
    private Map<String, String> environment(ComposeFile compose, String service) throws IOException {
        Map<String, String> env = imageEnvironment();
        ComposeFile.map(compose.service(service).get("environment"))
                .forEach((key, value) -> env.put(key, String.valueOf(value)));
        Path keys = Files.createDirectories(folder.resolve("keys"));
        env.replaceAll((key, value) -> value.replace("/run/flowhound", keys.toString()));
        for (String key : List.of("ingest-key", "admin-key", "pivot-key")) {
            Files.writeString(keys.resolve(key), "a2V5OmtleQ=="); // this Elasticsearch takes any
        }
        env.put("FLOWHOUND_ELASTICSEARCH_URLS", elastic.url().toString());
        env.put("FLOWHOUND_ELASTICSEARCH_CA", "");
        env.put("FLOWHOUND_INDEX_PREFIX", prefix);
        return env;
    }

    @Test
    void collectorAndSimulator_storeFlows_areHealthy_andEndInOrder() throws Exception {
        ComposeFile compose = ComposeFile.read(
                "compose.yml",
                Map.of(
                        "LISTEN_FLOWS",
                        "127.0.0.1:" + flowPort,
                        "LISTEN_SYSLOG",
                        "127.0.0.1:0",
                        "ADMIN_ADDRESS",
                        "127.0.0.1:" + adminPort,
                        "DEMO_FLOWS",
                        "3000"));
        Files.createDirectories(folder.resolve("geoip"));
        Path log = folder.resolve("collector.log");
        Map<String, String> env = environment(compose, "collector");
        assertThat(health(env).exitCode()).as("nobody answers yet").isEqualTo(1);
        ProcessBuilder builder =
                new ProcessBuilder("sh", ENTRY, "run").redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(env);
        Process collector = builder.start();
        try {
            await().atMost(LONG).until(() -> health(env).exitCode() == 0 || !collector.isAlive());
            assertThat(collector.isAlive()).as(Files.readString(log)).isTrue();
            JsonNode sent = simulate(compose);
            assertThat(sent.path("pivots")).as("the demo has something to find").isNotEmpty();
            long records = sent.path("total").path("flow_records").asLong();
            await().atMost(LONG).until(() -> StoredRecords.in(elastic.client(), prefix) >= records);
            assertThat(StoredRecords.in(elastic.client(), prefix)).isEqualTo(records);
            assertThat(stored("*")).as("a conversation is one document").isLessThan(records);
            assertThat(stored("destination.geo.country_iso_code:*")).isPositive();
            Map<String, String> quiet = new HashMap<>(env);
            quiet.put("FLOWHOUND_CLASS_CACHE", "-Xshare:auto");
            Result status = Script.run(quiet, "sh", ENTRY, "status");
            assertThat(status.exitCode()).as(status.out()).isZero();
            assertThat(status.out()).contains("127.0.1.1", "127.0.1.2", "127.0.1.3");
            assertThat(health(env)).isEqualTo(new Result(0, ""));
            System.err.println("memory of the collector: " + memory(collector));
        } finally {
            collector.destroy(); // SIGTERM, as `docker compose stop`
        }

        assertThat(collector.waitFor()).isIn(0, 143);
        assertThat(Files.readString(log))
                .contains("GeoLite2 of November 2019", "GeoLite2-City", "stopping: what was received is stored first")
                .doesNotContain("[aot]", "UnsatisfiedLinkError", "WARNING:");
        assertThat(health(env).exitCode()).isEqualTo(1);
        assertThat(folder.resolve("geoip/GeoLite2-City.mmdb"))
                .as("where geoipupdate will put its own")
                .isSymbolicLink();
    }

    private JsonNode simulate(ComposeFile compose) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", ENTRY));
        ComposeFile.list(compose.service("simulator").get("command"))
                .forEach(word -> command.add(word.replace("127.0.0.1:2055", "127.0.0.1:" + flowPort)));
        Result result = Script.run(environment(compose, "simulator"), command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.out()).isZero();
        return new ObjectMapper().readTree(result.out().substring(result.out().indexOf('{')));
    }

    private static Result health(Map<String, String> env) throws Exception {
        return Script.run(env, HEALTH);
    }

    private static String memory(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList()
                .toString();
    }

    private long stored(String query) throws Exception {
        ElasticClient client = elastic.client();
        client.call(
                api -> api.indices().refresh(r -> r.index(prefix + "-flows*").ignoreUnavailable(true)));
        return client.call(api -> api.count(c -> c.index(prefix + "-flows*")
                        .ignoreUnavailable(true)
                        .query(q -> q.queryString(s -> s.query(query)))))
                .count();
    }

    private static void unpack(Path jar, String beginning, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(each -> !each.isDirectory() && each.getName().startsWith(beginning))
                    .toList()) {
                Path file =
                        target.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                Files.copy(zip.getInputStream(entry), file);
            }
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            return socket.getLocalPort();
        }
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
