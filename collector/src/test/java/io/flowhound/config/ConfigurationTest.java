/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhound.schema.Profile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void load_nothing_givesDefaults() throws Exception {
        Configuration configuration = Configuration.load(null, List.of(), Map.of());
        assertThat(configuration.index().prefix()).isEqualTo("flowhound");
        assertThat(configuration.differences()).isEmpty();
    }

    @Test
    void load_emptyFileAndBareHeadings_giveDefaults() throws Exception {
        Configuration defaults = Configuration.load(null, List.of(), Map.of());
        assertThat(load("")).isEqualTo(defaults);
        assertThat(load("# nothing\nbulk:\n")).isEqualTo(defaults);
        assertThat(load("bulk:\n  size:\n  in-flight: ''\n")).isEqualTo(defaults);
    }

    @Test
    void load_nestedAndDottedKeys() throws Exception {
        Configuration configuration = load("""
                elasticsearch:
                  urls: [https://a:9200, "https://b:9200"]
                documents.profile: full
                sampling:
                  exporters:
                    192.0.2.1: 100
                    2001:db8::/32: 1000
                """);
        assertThat(configuration.elasticsearch().urls())
                .containsExactly(URI.create("https://a:9200"), URI.create("https://b:9200"));
        assertThat(configuration.documents().profile()).isEqualTo(Profile.FULL);
        assertThat(configuration.sampling().exporters())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Cidr.parse("192.0.2.1"), 100L, Cidr.parse("2001:db8::/32"), 1000L));
    }

    @Test
    void load_scalarsStayAsWritten() throws Exception {
        Configuration configuration = load("elasticsearch: {username: yes, password: 0123}\nindex.prefix: 1.10\n");
        assertThat(configuration.elasticsearch().username()).isEqualTo("yes");
        assertThat(configuration.elasticsearch().password()).isEqualTo(new Secret("0123"));
        assertThat(configuration.index().prefix()).isEqualTo("1.10");
    }

    @Test
    void load_overridesWinOverFile_laterOverEarlier() throws Exception {
        Path file = write("bulk: {size: 1MB, in-flight: 7}\nsampling.exporters: {192.0.2.1: 5, 192.0.2.2: 6}\n");
        Configuration configuration = Configuration.load(
                file, List.of("bulk.size=2MB", "bulk.size=3MB", "sampling.exporters.192.0.2.1=9"), Map.of());
        assertThat(configuration.bulk().size()).isEqualTo(new DataSize(3_000_000));
        assertThat(configuration.bulk().inFlight()).isEqualTo(7);
        assertThat(configuration.sampling().exporters().values()).containsExactlyInAnyOrder(9L, 6L);
    }

    @Test
    void load_valueOfOverride_mayHoldEquals() throws Exception {
        Configuration configuration = Configuration.load(null, List.of("elasticsearch.api-key=YWJj=="), Map.of());
        assertThat(configuration.elasticsearch().apiKey()).isEqualTo(new Secret("YWJj=="));
    }

    @Test
    void load_environment() throws Exception {
        Path file = write("elasticsearch: {urls: '${URLS}', api-key: '${KEY:}'}\nbulk: {in-flight: '${N:5}'}\n");
        Configuration configuration =
                Configuration.load(file, List.of("index.prefix=${P}"), Map.of("URLS", "http://a,http://b", "P", "net"));
        assertThat(configuration.elasticsearch().urls()).hasSize(2);
        assertThat(configuration.elasticsearch().apiKey()).isNull();
        assertThat(configuration.bulk().inFlight()).isEqualTo(5);
        assertThat(configuration.index().prefix()).isEqualTo("net");
    }

    @Test
    void load_secretFromFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("key"), "hush\n");
        Configuration configuration =
                Configuration.load(null, List.of("elasticsearch.api-key=file:" + secret), Map.of());
        assertThat(configuration.elasticsearch().apiKey()).isEqualTo(new Secret("hush"));
        assertThat(configuration.toYaml()).contains("api-key: '********'").doesNotContain("hush");
        assertThat(configuration.toString()).doesNotContain("hush");
    }

    @Test
    void load_secretFromFile_missingOrEmpty_isReported() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path missing = folder.resolve("missing");
        assertThat(problems("elasticsearch:\n  api-key: file:" + empty + "\n  admin-api-key: file:" + missing + "\n"))
                .containsExactly(
                        "elasticsearch.api-key '********' is to be read from the file " + empty + ", which is empty",
                        "elasticsearch.admin-api-key '********' cannot be read from the file " + missing);
    }

    @Test
    void load_everyProblemAtOnce_typosFirst() throws Exception {
        assertThat(problems("""
                                elasticsearch:
                                  usernam: joe
                                  password: hush
                                  api-kye: hush
                                bulk:
                                  size: 4
                                  in-flight: [1, 2]
                                listen: 2055
                                index.prefix: ${NOPE}
                                """))
                .containsExactly(
                        "index.prefix '${NOPE}' needs the environment variable NOPE, which is not set; did you mean "
                                + "'${NOPE:default}'?",
                        "elasticsearch.usernam 'joe' is no setting; did you mean 'elasticsearch.username'?",
                        "elasticsearch.api-kye '********' is no setting; did you mean 'elasticsearch.api-key'?",
                        "listen '2055' is a group of settings, which stand below it",
                        "bulk.size '4' is no size; write a whole number and a unit, such as 64MB or 4GiB",
                        "bulk.in-flight '1, 2' must be one value, not a list");
    }

    @Test
    void load_structureThatIsNoSetting_isReported() throws Exception {
        assertThat(problems("bulk.size: 4MB\nbulk: {size: 5MB}\n"))
                .containsExactly("bulk.size is given twice in " + folder.resolve("flowhound.yml"));
        assertThat(problems("listen:\n  flows: [{port: 1}]\n")).contains("listen.flows must be a list of plain values");
        assertThat(problems("index.prefix: &a net\nelasticsearch.username: *a\n"))
                .contains("elasticsearch.username uses a YAML alias (*name); write the value itself");
        assertThat(problems("- a\n").get(0)).contains("must hold settings, as KEY: VALUE lines");
        assertThat(problems("bulk:\n---\nbulk:\n").get(0)).contains("holds more than one YAML document");
        assertThat(problems("sampling.exporters: {192.0.2.1: [1, 2]}\n"))
                .containsExactly("sampling.exporters.192.0.2.1 '1, 2' must be one value, not a list");
    }

    @Test
    void load_badYaml_namesLine_notContent() throws Exception {
        List<String> problems = problems("index.prefix: a\nelasticsearch:\n  password: @hush\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).contains("is no valid YAML at line 3").doesNotContain("hush");
    }

    @Test
    void load_badYaml_withoutAPlace_isReported() throws Exception {
        assertThat(problems("index.prefix: a\nlog:\n  level: wa\u0007rn\n"))
                .containsExactly("--config '" + folder.resolve("flowhound.yml")
                        + "' is no valid YAML: special characters are not allowed");
        assertThat(problems("{a: ".repeat(2000)).get(0)).contains("is no valid YAML: ", "nesting depth");
    }

    @Test
    void load_fileThatCannotBeRead_isReported() throws Exception {
        Path latin = Files.write(folder.resolve("latin.yml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(latin, List.of())).containsExactly("--config '" + latin + "' is not UTF-8 text");
        Path missing = folder.resolve("missing.yml");
        assertThat(problems(missing, List.of()))
                .containsExactly(
                        "--config '" + missing + "' does not exist; relative paths start at the working folder");
        assertThat(problems(folder, List.of()).get(0)).contains("cannot be read");
    }

    @Test
    void load_overrideWithoutEquals_isReported() {
        assertThat(problems(null, List.of("bulk.size", "=4MB")))
                .containsExactly("--set 'bulk.size' is not KEY=VALUE", "--set '=4MB' is not KEY=VALUE");
    }

    @Test
    void load_exception_listsAllInItsMessage() {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class, () -> Configuration.load(null, List.of("a=1", "b=2"), Map.of()));
        assertThat(e).hasMessage("a '1' is no setting\nb '2' is no setting");
        assertThat(e.problems()).first().isEqualTo(new Problem("a", "1", "is no setting", null));
    }

    @Test
    void toYaml_isReadAgainAsTheSame() throws Exception {
        Configuration configuration = load("""
                elasticsearch: {urls: [https://a:9200], username: "$${joe}: #1"}
                elasticsearch.password: p
                index.prefix: "0123"
                listen.flows: ["[::]:2055", 9995]
                networks.internal: []
                sampling: {default: 10, exporters: {"2001:db8::/32": 100}}
                """);
        Path dumped = write(configuration.toYaml());
        Configuration again = Configuration.load(dumped, List.of("elasticsearch.password=p"), Map.of());
        assertThat(again).isEqualTo(configuration);
        assertThat(again.elasticsearch().username()).isEqualTo("${joe}: #1");
    }

    @Test
    void differences_nameWhatIsNotDefault() throws Exception {
        Configuration configuration = load("bulk: {size: 4MB, max-wait: 2s}\nlisten.flows: 1, 2\n"
                + "sampling.exporters: {192.0.2.1: 5}\nelasticsearch.api-key: hush\n");
        assertThat(configuration.differences())
                .containsExactly(
                        Map.entry("elasticsearch.api-key", "********"),
                        Map.entry("listen.flows", "1, 2"),
                        Map.entry("sampling.exporters", "192.0.2.1: 5"),
                        Map.entry("bulk.max-wait", "2s"));
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("flowhound.yml"), yaml);
    }

    private Configuration load(String yaml) throws Exception {
        return Configuration.load(write(yaml), List.of(), Map.of());
    }

    private List<String> problems(String yaml) throws IOException {
        return problems(write(yaml), List.of());
    }

    private static List<String> problems(@Nullable Path file, List<String> overrides) {
        ConfigurationException e =
                catchThrowableOfType(ConfigurationException.class, () -> Configuration.load(file, overrides, Map.of()));
        assertThat(e).isNotNull();
        return e.problems().stream().map(Problem::toString).toList();
    }
}
