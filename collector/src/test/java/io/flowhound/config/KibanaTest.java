/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KibanaTest {
    private static final String URL = "url=https://kibana.example.org/base/";
    private static final String FINGERPRINT = "ab".repeat(32);

    private final SectionAssert<Kibana> kibana = new SectionAssert<>("kibana", Configuration::kibana);

    @Test
    void defaults_noKibana() throws Exception {
        assertThat(kibana.load()).isEqualTo(new Kibana(null, null, null, null, null, null, null, null));
        assertThat(kibana.load().linkUrl()).isNull();
    }

    @Test
    void everySetting_isRead(@TempDir Path folder) throws Exception {
        Path ca = Files.createFile(folder.resolve("ca.pem"));
        URI url = URI.create("https://kibana.example.org/base");
        URI people = URI.create("https://soc.example.org");
        Kibana loaded = kibana.load(
                URL, "public-url=https://soc.example.org", "space=soc", "username=setup", "password=p", "ca=" + ca);
        assertThat(loaded).isEqualTo(new Kibana(url, people, "soc", null, "setup", new Secret("p"), ca, null));
        assertThat(loaded.linkUrl()).isEqualTo(people);
        Kibana other = kibana.load(URL, "api-key=k", "fingerprint=" + FINGERPRINT);
        assertThat(other).isEqualTo(new Kibana(url, null, null, new Secret("k"), null, null, null, FINGERPRINT));
        assertThat(other.linkUrl()).isEqualTo(url);
    }

    @Test
    void whatNeedsAnAddress_isRefusedWithoutOne() throws Exception {
        kibana.refuses("url is missing for kibana.space", "space=soc");
        kibana.refuses("url is missing for kibana.public-url", "public-url=https://soc.example.org");
        kibana.refuses(
                "space 'So C' is no name of a space in an address: lower-case letters, digits, '-' and '_'",
                URL,
                "space=So C");
    }

    @Test
    void login_halfOrTwice_isRefused() throws Exception {
        kibana.refuses("password is missing for kibana.username", URL, "username=a");
        kibana.refuses("username is missing for kibana.password", URL, "password=a");
        kibana.refuses(
                "username 'a' is given together with kibana.api-key; give one of the two",
                URL,
                "username=a",
                "password=b",
                "api-key=c");
    }

    @Test
    void key_withWhatNoHeaderTakes_isRefusedWithoutBeingShown() throws Exception {
        kibana.refuses("api-key '********' has characters that no key has: copy it again", URL, "api-key=k\u200b");
    }

    @Test
    void trust_thatCannotBe_isRefused(@TempDir Path folder) throws Exception {
        Path ca = Files.createFile(folder.resolve("ca.pem"));
        kibana.refuses(
                "fingerprint 'ab' is no SHA-256 fingerprint: 64 hexadecimal digits, colons allowed",
                URL,
                "fingerprint=ab");
        kibana.refuses(
                "fingerprint '" + FINGERPRINT + "' is given together with kibana.ca; give one of the two",
                URL,
                "ca=" + ca,
                "fingerprint=" + FINGERPRINT);
        kibana.refuses(
                "url 'http://kibana:5601' is not encrypted, although a certificate to trust is configured;"
                        + " did you mean 'https://kibana:5601'?",
                "url=http://kibana:5601",
                "fingerprint=" + FINGERPRINT);
    }
}
