/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.app.logging.Logging;
import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FlowhoundTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @AfterEach
    void quietLog() throws ConfigurationException {
        Logging.apply(Configuration.load(null, List.of(), Map.of()).log());
    }

    /** A command that notes what it is given, and then does what the test says. */
    @Command(name = "probe")
    private static final class Probe implements Callable<Integer> {
        private final CommandContext context;
        private final Callable<Integer> action;
        private final List<Configuration> seen = new ArrayList<>();

        Probe(CommandContext context, Callable<Integer> action) {
            this.context = context;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            seen.add(context.configuration("journal.segment=2MB"));
            return action.call();
        }
    }

    @Test
    void options_beforeAndAfterTheCommand() throws Exception {
        Path file = Files.writeString(folder.resolve("f.yml"), "bulk: {in-flight: 9}\n");
        Configuration before = probe("--config", file.toString(), "--set", "bulk.size=5MB", "probe");
        assertThat(before.differences())
                .containsExactly(
                        Map.entry("journal.segment", "2MB"),
                        Map.entry("bulk.size", "5MB"),
                        Map.entry("bulk.in-flight", "9"));
        assertThat(probe("probe", "--config=" + file, "--set=bulk.size=5MB")).isEqualTo(before);
        assertThat(probe("--set", "bulk.size=1MB", "probe", "--set", "bulk.size=5MB", "--config", file.toString()))
                .isEqualTo(before);
    }

    @Test
    void options_setBeforeAndAfter_addUp() throws Exception {
        Configuration configuration = probe("--set", "bulk.size=5MB", "probe", "--set", "bulk.in-flight=3");
        assertThat(configuration.bulk().inFlight()).isEqualTo(3);
        assertThat(configuration.bulk().size()).hasToString("5MB");
    }

    @Test
    void failure_isOneLine_exit1() throws Exception {
        int exit = run(
                new String[] {"probe"},
                () -> {
                    throw new IOException("cannot reach\nhttp://a:9200", new IOException("Connection refused"));
                },
                List.of());
        assertThat(exit).isEqualTo(1);
        assertThat(text(err)).isEqualTo("flowhound: cannot reach http://a:9200: Connection refused\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void failure_withoutMessage_namesClass() throws Exception {
        int exit = run(
                new String[] {"probe"},
                () -> {
                    throw new ArrayIndexOutOfBoundsException("5");
                },
                List.of());
        assertThat(exit).isEqualTo(1);
        assertThat(text(err)).isEqualTo("flowhound: ArrayIndexOutOfBoundsException: 5\n");
    }

    @Test
    void failure_debug_hasStackTrace() throws Exception {
        run(
                new String[] {"probe", "--set", "log.level=debug"},
                () -> {
                    throw new IOException("link is gone");
                },
                List.of());
        assertThat(text(err))
                .startsWith("flowhound: link is gone\n")
                .contains("java.io.IOException: link is gone\n\tat io.flowhound");
    }

    @Test
    void badConfiguration_everyProblemOnStderr_exit2() {
        int exit = execute("check", "--set", "bulk.size=4", "--set", "bulk.sise=4");
        assertThat(exit).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo(
                        "flowhound: bulk.sise '4' is no setting; did you mean 'bulk.size'?\n"
                                + "flowhound: bulk.size '4' is no size; write a whole number and a unit, such as 64MB or 4GiB\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void badUsage_exit2_onStderr() {
        assertThat(execute()).isEqualTo(2);
        assertThat(execute("chek")).isEqualTo(2);
        assertThat(execute("check", "--dmup")).isEqualTo(2);
        assertThat(execute("check", "--config")).isEqualTo(2);
        assertThat(text(err))
                .contains("flowhound: Name a command\n'flowhound --help' lists what it takes.\n")
                .contains("Did you mean: flowhound check?")
                .contains("'flowhound check --help' lists what it takes.");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void help_exit0_onStdout() {
        assertThat(execute("--help")).isZero();
        assertThat(text(out)).contains("--config=FILE", "--set=KEY=VALUE", "check");
        out.reset();
        assertThat(execute("check", "--help")).isZero();
        assertThat(text(out)).contains("--dump", "--config=FILE", "--set=KEY=VALUE");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void version_exit0() {
        assertThat(execute("--version")).isZero();
        assertThat(execute("check", "--version")).isZero();
        assertThat(text(out).lines().filter(line -> line.startsWith("flowhound ")))
                .hasSize(2);
        assertThat(text(out)).contains("  commit ").contains("  templates ");
    }

    @Test
    void check_saysWhatIsConfigured_andWhatDoesNotAnswer() throws Exception {
        Path file = Files.writeString(
                folder.resolve("f.yml"),
                "elasticsearch: {urls: 'http://127.0.0.1:1', api-key: '${KEY}'}\ndata.dir: " + folder
                        + "\njournal: {budget: 16MB, segment: 1MB}\n");
        assertThat(execute("check", "--config", file.toString())).isEqualTo(1);
        assertThat(text(out))
                .startsWith("ok   configuration  " + file + ", these settings are not the default:\n"
                        + "     elasticsearch.urls: http://127.0.0.1:1\n"
                        + "     elasticsearch.api-key: ********\n"
                        + "     data.dir: " + folder + "\n"
                        + "     journal.budget: 16MB\n"
                        + "     journal.segment: 1MB\n"
                        + "ok   data.dir       " + folder + ", ")
                .contains("FAIL elasticsearch  no Elasticsearch answers at http://127.0.0.1:1: is it running")
                .doesNotContain("hush");
    }

    @Test
    void check_dump_isYaml_secretsMasked() {
        assertThat(execute("check", "--dump", "--set", "elasticsearch.api-key=${KEY}"))
                .isZero();
        assertThat(text(out))
                .startsWith("elasticsearch:\n  urls:\n    - http://localhost:9200\n  api-key: '********'\n")
                .doesNotContain("hush");
    }

    @Test
    void check_dataFolderThatIsAFile_fails() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(execute("check", "--set", "data.dir=" + file.resolve("data")))
                .isEqualTo(1);
        assertThat(text(out))
                .contains("FAIL data.dir       " + file.resolve("data") + " cannot be created\n     Give ");
        assertThat(file).exists();
    }

    @Test
    void check_journalLargerThanDisk_fails() {
        int exit = execute(
                "check",
                "--set",
                "data.dir=" + folder,
                "--set",
                "journal.budget=16TB",
                "--set",
                "journal.segment=1GiB");
        assertThat(exit).isEqualTo(1);
        assertThat(text(out)).contains("too little for journal.budget (16TB)");
    }

    @Test
    void check_wrongElements_exit2_withEveryOtherProblem() throws Exception {
        Path own = Files.writeString(
                folder.resolve("own.csv"),
                "Enterprise,ElementID,Name,Abstract Data Type\n9,1,a b,string\n9,2,c,text\n9,3,d,string\n");
        int exit = execute("check", "--set", "decoder.elements=" + own, "--set", "bulk.size=4");
        assertThat(exit).isEqualTo(2);
        assertThat(text(err).lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("flowhound: bulk.size '4' is no size"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "flowhound: decoder.elements " + own
                                                + ":2: the name 'a b' must begin with a letter and have only letters, digits, _ and -"),
                        line -> assertThat(line)
                                .startsWith("flowhound: decoder.elements " + own
                                        + ":3: 'text' is no abstract data type of IPFIX; write one such as"));
    }

    @Test
    void check_missingElementsFile_isReportedOnce() {
        Path missing = folder.resolve("missing.csv");
        assertThat(execute("check", "--set", "decoder.elements=" + missing)).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo("flowhound: decoder.elements '" + missing
                        + "' is no file that can be read; relative paths start at the working folder\n");
    }

    @Test
    void check_soundElements_areCounted() throws Exception {
        Path own = Files.writeString(
                folder.resolve("own.csv"),
                "Enterprise,ElementID,Name,Abstract Data Type\n9,1,a,string\n9,2,b,string\n");
        execute(
                "check",
                "--set",
                "decoder.elements=" + own,
                "--set",
                "data.dir=" + folder,
                "--set",
                "elasticsearch.urls=http://127.0.0.1:1");
        assertThat(text(out)).contains("ok   elements       the built-in ones and 2 of 1 file\n");
    }

    @Test
    void check_checkThatThrows_fails_othersRun() throws Exception {
        Check broken = check("elasticsearch", configuration -> {
            throw new IOException("Connection refused by "
                    + configuration.elasticsearch().urls().get(0));
        });
        Check fine = check("geoip", configuration -> Check.Result.ok("no databases"));
        int exit = run(new String[] {"check"}, () -> 0, List.of(broken, fine));
        assertThat(exit).isEqualTo(1);
        assertThat(text(out))
                .isEqualTo("ok   configuration  no file, every setting at its default\n"
                        + "FAIL elasticsearch  Connection refused by http://localhost:9200\n"
                        + "     --set log.level=debug logs more about it.\n"
                        + "ok   geoip          no databases\n");
    }

    private interface Look {
        Check.Result run(Configuration configuration) throws Exception;
    }

    private static Check check(String name, Look look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result run(Configuration configuration) throws Exception {
                return look.run(configuration);
            }
        };
    }

    private int execute(String... args) {
        return Flowhound.execute(args, Map.of("KEY", "hush"), print(out), print(err));
    }

    private Configuration probe(String... args) throws ConfigurationException {
        GlobalOptions options = new GlobalOptions();
        CommandContext context = new CommandContext(options, Map.of(), print(out), print(err));
        Probe probe = new Probe(context, () -> 0);
        assertThat(Flowhound.commandLine(options, context, List.of(probe)).execute(args))
                .as(text(err))
                .isZero();
        assertThat(probe.seen).hasSize(1);
        return probe.seen.get(0);
    }

    private int run(String[] args, Callable<Integer> action, List<Check> checks) {
        GlobalOptions options = new GlobalOptions();
        CommandContext context = new CommandContext(options, Map.of(), print(out), print(err));
        CommandLine line = Flowhound.commandLine(
                options, context, List.of(new Probe(context, action), new CheckCommand(context, checks)));
        return line.execute(args);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }
}
