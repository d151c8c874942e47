/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.FakeCheckout.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder;

    private FakeCheckout checkout;

    @BeforeEach
    void setUp() throws IOException {
        // The real path: on macOS the temporary folder lies behind a link, which the launcher resolves.
        checkout = new FakeCheckout(folder.toRealPath());
    }

    @Test
    void java_inJavaHome_isTakenFirst() throws Exception {
        checkout.freshJar();
        javaHome("25");
        checkout.onPath(checkout.jdk(folder.resolve("on path"), "22"));
        checkout.jdk(checkout.jdks.resolve("jdk-21"), "21");

        assertThat(checkout.run().out()).startsWith("java 25\n");
    }

    @Test
    void java_tooOldInJavaHome_theOneOnThePathIsTaken() throws Exception {
        checkout.freshJar();
        javaHome("17");
        checkout.onPath(checkout.jdk(folder.resolve("on path"), "22"));
        checkout.jdk(checkout.jdks.resolve("jdk-21"), "21");

        assertThat(checkout.run().out()).startsWith("java 22\n");
    }

    @Test
    void java_onlyInAUsualFolder_isFound() throws Exception {
        checkout.freshJar();
        checkout.onPath(checkout.jdk(folder.resolve("on path"), "1.8"));
        checkout.jdk(checkout.jdks.resolve("a 17"), "17");
        checkout.jdk(checkout.jdks.resolve("b 21/Contents/Home"), "21");

        assertThat(checkout.run().out()).startsWith("java 21\n");
    }

    @Test
    void java_releaseFileOfAnOldOne_isBelievedWithoutAStart() throws Exception {
        checkout.freshJar();
        Path home = checkout.jdk(checkout.jdks.resolve("a"), "25");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");

        Result result = checkout.run();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(home + "/bin/java (Java 11)");
    }

    @Test
    void java_none_saysWhatWasFoundAndHowToGetOne() throws Exception {
        checkout.freshJar();
        javaHome("1.8");
        checkout.jdk(checkout.jdks.resolve("a 17"), "17");

        Result result = checkout.run("decode");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("no Java 21 or later found")
                .contains("java home/bin/java (Java 8)")
                .contains("a 17/bin/java (Java 17)")
                .contains("apt-get install openjdk-", "dnf install", "brew install", "sdk install java");
    }

    @Test
    void java_runtimeWithoutCompiler_runsButDoesNotBuild() throws Exception {
        Path runtime = checkout.jre(folder.resolve("runtime"), "25");
        checkout.set("JAVA_HOME", runtime.toString());

        Result without = checkout.run();
        Path jdk = checkout.jdk(checkout.jdks.resolve("jdk"), "21");
        Result with = checkout.run();

        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("needed to build").contains(runtime + "/bin/java (Java 25 without javac)");
        assertThat(with.out()).startsWith("java 25\n");
        assertThat(checkout.mavenCalls())
                .singleElement()
                .asString()
                .startsWith("mvn JAVA_HOME=" + jdk + " ")
                .contains(" package ", "-Dmaven.test.skip=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "busybox"})
    void arguments_oddCharacters_arePassedUnchanged(String shell) throws Exception {
        assumeThat(FakeCheckout.find(shell)).as("%s is installed", shell).isPresent();
        checkout.freshJar();
        javaHome("21");
        String program = FakeCheckout.onThisMachine(shell).toString();
        List<String> command = shell.equals("busybox")
                ? List.of(program, "sh", checkout.launcher.toString())
                : List.of(program, checkout.launcher.toString());

        Result result =
                checkout.run(command, "a b", "*", "", "it's", "\"q\"", "$HOME `id`", "\\n", "-e", "--set", "x=1");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.out()).isEqualTo("""
                java 21
                argument [-XX:+UseSerialGC]
                argument [-XX:+ExitOnOutOfMemoryError]
                argument [-jar]
                argument [%s]
                argument [a b]
                argument [*]
                argument []
                argument [it's]
                argument ["q"]
                argument [$HOME `id`]
                argument [\\n]
                argument [-e]
                argument [--set]
                argument [x=1]
                home %s
                folder %s
                """.formatted(checkout.jar, checkout.root, checkout.elsewhere));
        assertThat(result.err()).isEmpty();
    }

    @Test
    void options_ofTheUser_replaceTheDefaults() throws Exception {
        checkout.freshJar();
        javaHome("25");
        checkout.set("FLOWHOUND_JAVA_OPTIONS", "-Xmx2g *");

        assertThat(checkout.run().out()).startsWith("""
                java 25
                argument [--sun-misc-unsafe-memory-access=allow]
                argument [-Xmx2g]
                argument [*]
                argument [-jar]
                """);
    }

    @Test
    void link_toALinkToTheLauncher_findsTheCheckout() throws Exception {
        checkout.freshJar();
        javaHome("21");
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute link"), checkout.launcher);
        Path relative = Files.createSymbolicLink(checkout.elsewhere.resolve("relative"), Path.of("../absolute link"));

        assertThat(absolute).exists();
        assertThat(checkout.run(List.of("sh", relative.toString())).out()).contains("home " + checkout.root + "\n");
        assertThat(checkout.run(List.of("sh", "relative")).out()).contains("home " + checkout.root + "\n");
    }

    @Test
    void build_jarMissing_isDoneOnceAndLeavesNoLock() throws Exception {
        javaHome("21");

        Result first = checkout.run();
        Result second = checkout.run();

        assertThat(first.err()).contains("flowhound: building with JDK 21.");
        assertThat(first.out()).startsWith("java 21\n");
        assertThat(second.err()).isEmpty();
        assertThat(checkout.mavenCalls()).hasSize(1);
        assertThat(checkout.lock).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pom.xml", "collector/pom.xml", "collector/src/main/New.java", "index-templates/flows.json"})
    void build_sourceNewerThanJar_isRepeated(String source) throws Exception {
        javaHome("21");
        checkout.freshJar();
        Files.setLastModifiedTime(checkout.jar, Files.getLastModifiedTime(checkout.root));
        checkout.source(source);

        checkout.run();

        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void build_sourceDeleted_isRepeated() throws Exception {
        Path source = checkout.source("collector/src/main/java/Gone.java");
        javaHome("21");
        checkout.freshJar();
        Files.setLastModifiedTime(checkout.jar, Files.getLastModifiedTime(checkout.root));
        Files.delete(source);

        checkout.run();

        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void build_failed_showsWhatMavenSaidAndLeavesNoJar() throws Exception {
        javaHome("21");
        checkout.maven("3.9.16", ": >collector/target/flowhound-all.jar; echo '[ERROR] Main.java: no'; exit 3");

        Result result = checkout.run();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("[ERROR] Main.java: no", "the build failed");
        assertThat(checkout.jar).doesNotExist();
        assertThat(checkout.lock).doesNotExist();
    }

    @Test
    void build_lockOfADeadProcess_isBroken() throws Exception {
        javaHome("21");
        checkout.freshJar();
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        lockedBy(dead.pid());

        Result result = checkout.run();

        // The jar looks fresh, but the dead process may not have finished it.
        assertThat(checkout.mavenCalls()).hasSize(1);
        assertThat(result.out()).startsWith("java 21\n");
        assertThat(checkout.lock).doesNotExist();
    }

    @Test
    void build_lockOfALivingProcess_isWaitedFor() throws Exception {
        javaHome("21");
        checkout.freshJar();
        lockedBy(ProcessHandle.current().pid());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");

        Process waiting = checkout.start(List.of("sh", checkout.launcher.toString()), out, err);
        await().until(() -> Files.readString(err).contains("waiting for the build of process"));
        assertThat(out).isEmptyFile();
        Files.delete(checkout.lock.resolve("pid"));
        Files.delete(checkout.lock);
        waiting.waitFor();

        assertThat(out).content().startsWith("java 21\n");
        assertThat(checkout.mavenCalls()).isEmpty();
    }

    @Test
    void build_folderNotWritable_saysWhoCanBuild() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("root may write everywhere")
                .isNotEqualTo("root");
        javaHome("21");
        Path module = checkout.root.resolve("collector");
        Files.setPosixFilePermissions(module, PosixFilePermissions.fromString("r-xr-xr-x"));

        Result result = checkout.run();
        Files.setPosixFilePermissions(module, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("may not write to " + module);
    }

    @Test
    void maven_tooOld_theWrapperBuilds() throws Exception {
        javaHome("21");
        checkout.maven("3.8.5", "exit 1");
        checkout.wrapper(": >collector/target/flowhound-all.jar");
        checkout.age();

        Result result = checkout.run();

        assertThat(result.out()).startsWith("java 21\n");
        assertThat(checkout.mavenCalls()).singleElement().asString().startsWith("mvnw ");
    }

    @Test
    void test_withArguments_runsVerifyAndEndsWithItsCode() throws Exception {
        Path jdk = javaHome("21");
        checkout.freshJar();
        checkout.maven("3.8.7", "echo 'Tests run: 3'; exit 4");

        Result result = checkout.run("test", "-Dx=a b", "-o");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEqualTo("Tests run: 3\n");
        assertThat(checkout.mavenCalls()).containsExactly("mvn JAVA_HOME=" + jdk + " verify -Dx=a b -o");
    }

    @Test
    void test_onCi_isPlain() throws Exception {
        javaHome("21");
        checkout.freshJar();
        checkout.set("CI", "true");

        checkout.run("test");

        assertThat(checkout.mavenCalls()).singleElement().asString().endsWith(" verify -B -ntp");
    }

    @Test
    void test_ofOneKind_leavesTheOtherOut() throws Exception {
        javaHome("21");
        checkout.freshJar();

        checkout.run("test", "-Dtest=X");
        checkout.run("test", "-Dit.test=Y");
        checkout.run("test", "-Dtest=X", "-Dit.test=Y");

        assertThat(checkout.mavenCalls())
                .satisfiesExactly(
                        one -> assertThat(one).endsWith(" verify -Dtest=X -DskipITs"),
                        two -> assertThat(two)
                                .endsWith(" verify -Dit.test=Y -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"),
                        both -> assertThat(both).endsWith(" verify -Dtest=X -Dit.test=Y"));
    }

    private Path javaHome(String version) throws IOException {
        Path home = checkout.jdk(folder.toRealPath().resolve("java home"), version);
        checkout.set("JAVA_HOME", home.toString());
        return home;
    }

    private void lockedBy(long pid) throws IOException {
        Files.createDirectories(checkout.lock);
        Files.writeString(checkout.lock.resolve("pid"), pid + "\n");
    }
}
