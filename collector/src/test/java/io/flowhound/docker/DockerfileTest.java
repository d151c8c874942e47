/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a linter would say of the Dockerfile, and what only we can know. */
class DockerfileTest {
    private static final Path TOP = ComposeFile.FOLDER.getParent();
    private static final Pattern ARGUMENT = Pattern.compile("ARG ([A-Z_]+)=(\\S+)");

    private final List<String> instructions = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        StringBuilder whole = new StringBuilder();
        for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve("Dockerfile"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            whole.append(line.strip().replaceFirst("\\\\$", "")).append(' ');
            if (!line.endsWith("\\")) {
                instructions.add(whole.toString().strip());
                whole.setLength(0);
            }
        }
        assertThat(whole).as("the last line ends an instruction").isEmpty();
    }

    private List<String> all(String keyword) {
        return instructions.stream()
                .filter(each -> each.startsWith(keyword + " "))
                .toList();
    }

    /** The instructions of the last stage, which become the image, and of those that it is built on. */
    private List<String> image() {
        int from = instructions.lastIndexOf("FROM base");
        assertThat(from).isPositive();
        return instructions.subList(from, instructions.size());
    }

    @Test
    void baseImages_haveATagThatSaysWhich() {
        List<String> arguments = all("ARG");
        assertThat(arguments).contains("ARG JDK_IMAGE=eclipse-temurin:25-jdk-noble", "ARG BASE_IMAGE=debian:13-slim");
        Set<String> stages = new TreeSet<>();
        for (String from : all("FROM")) {
            String image = from.replaceFirst("^FROM (--platform=\\S+ )?", "").replaceFirst(" AS .*", "");
            assertThat(image.startsWith("${") || stages.contains(image))
                    .as(from)
                    .isTrue();
            Matcher stage = Pattern.compile(".* AS (\\w+)").matcher(from);
            if (stage.matches()) {
                stages.add(stage.group(1));
            }
        }
        for (String argument : arguments) {
            Matcher matcher = ARGUMENT.matcher(argument);
            assertThat(matcher.matches()).as(argument).isTrue();
            assertThat(matcher.group(2)).doesNotContain("latest");
            assertThat(String.join("\n", instructions)).containsPattern("\\$\\{?" + matcher.group(1));
        }
    }

    @Test
    void image_runsAsAUserByNumber_andSaysHowItIs() {
        assertThat(image())
                .contains(
                        "USER 10001:10001",
                        "STOPSIGNAL SIGTERM",
                        "VOLUME [\"/var/lib/flowhound\"]",
                        "ENTRYPOINT [\"/usr/local/bin/flowhound\"]",
                        "CMD [\"run\"]")
                .anyMatch(each ->
                        each.startsWith("HEALTHCHECK ") && each.endsWith("CMD [\"/usr/local/bin/healthcheck\"]"));
        assertThat(image().stream().filter(each -> each.startsWith("RUN")))
                .as("nothing is made behind the class cache")
                .isEmpty();
        assertThat(String.join(" ", all("LABEL")))
                .contains("org.opencontainers.image.licenses=", "org.opencontainers.image.version=");
    }

    @Test
    void copies_areOfFilesThatAreThere_andThatDockerSees() throws IOException {
        List<String> seen = Files.readAllLines(ComposeFile.FOLDER.resolve("Dockerfile.dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(seen).allSatisfy(path -> assertThat(TOP.resolve(path)).exists());
        Set<String> copied = new TreeSet<>();
        for (String copy : all("COPY")) {
            assertThat(copy).doesNotContain("--chown=root");
            if (copy.contains("--from=")) {
                continue;
            }
            List<String> words =
                    List.of(copy.replaceFirst("^COPY (--chmod=\\d+ )?", "").split(" "));
            copied.addAll(words.subList(0, words.size() - 1));
        }
        Matcher bound = Pattern.compile("source=(\\S+?),").matcher(String.join("\n", instructions));
        while (bound.find()) {
            copied.add(bound.group(1));
        }
        assertThat(copied).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void builds_leaveNothingBehind() {
        for (String run : all("RUN")) {
            assertThat(run).doesNotContain("curl ", "wget ", "sudo ");
            if (run.contains("apt-get install")) {
                assertThat(run).contains("apt-get update", "--no-install-recommends", "rm -rf /var/lib/apt/lists/*");
            }
        }
        assertThat(all("ADD")).isEmpty();
    }

    @Test
    void ports_areThoseThatTheCollectorListensOn() throws IOException {
        assertThat(image()).contains("EXPOSE 2055/udp 4739/udp 5514/udp 5514/tcp");
        assertThat(Files.readString(ComposeFile.FOLDER.resolve("flowhound.yml")))
                .contains("0.0.0.0:2055, 0.0.0.0:4739", "0.0.0.0:5514");
    }

    @Test
    void modules_ofTheRuntimeAreThereInThisJava() {
        String run = all("RUN").stream()
                .filter(each -> each.contains("jlink"))
                .findFirst()
                .orElseThrow();
        for (String module : run.replaceFirst(".*--add-modules ", "").split(",")) {
            assertThat(ModuleLayer.boot().configuration().findModule(module).isPresent()
                            || java.lang.module.ModuleFinder.ofSystem()
                                    .find(module)
                                    .isPresent())
                    .as(module)
                    .isTrue();
        }
    }

    @Test
    void user_isTheOneThatTheJobsGiveTheKeysTo() throws IOException {
        assertThat(Files.readString(ComposeFile.FOLDER.resolve("setup/secrets.sh")))
                .contains("give collector 10001:10001");
        assertThat(Files.readString(ComposeFile.FOLDER.resolve("setup/access.sh")))
                .contains("chown 10001:10001");
        assertThat(String.join("\n", instructions)).contains("useradd --uid 10001 --gid 10001");
    }
}
