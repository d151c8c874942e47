/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.elastic.Credentials;
import io.flowhound.setup.kibana.KibanaStep.Outcome;
import io.flowhound.testkit.KibanaStub;
import io.flowhound.testkit.TestCertificates;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KibanaTlsTest {
    private final TestCertificates certificates = TestCertificates.shared();
    private KibanaStub kibana;

    @BeforeEach
    void start() throws Exception {
        kibana = KibanaStub.startTls(certificates.server("server"));
    }

    @AfterEach
    void stop() {
        kibana.close();
    }

    private Outcome look(@Nullable Path ca, @Nullable String fingerprint) throws Exception {
        KibanaSettings settings =
                new KibanaSettings(kibana.url(), kibana.url(), "default", new Credentials.None(), ca, fingerprint);
        try (KibanaSetup setup = new KibanaSetup(settings, "test", TestObjects.version(1, "x"), line -> {})) {
            setup.install(new KibanaSetup.Options(false, false, false));
            return setup.look().outcome();
        }
    }

    @Test
    void ca_isTrusted() throws Exception {
        assertThat(look(certificates.certificate("ca"), null)).isEqualTo(Outcome.CURRENT);
    }

    @Test
    void fingerprint_isTrusted_withColonsToo() throws Exception {
        String hex = certificates.fingerprint("server");
        assertThat(look(null, hex)).isEqualTo(Outcome.CURRENT);
        assertThat(look(null, hex.toUpperCase(Locale.ROOT).replaceAll("..(?=.)", "$0:")))
                .isEqualTo(Outcome.CURRENT);
    }

    @Test
    void nobodyWeKnow_isRefused_withTheSettingsThatHelp() {
        assertThatThrownBy(() -> look(null, null))
                .isInstanceOf(KibanaException.class)
                .hasMessageContaining("no TLS with Kibana at " + kibana.url())
                .hasMessageContaining("Set kibana.ca or kibana.fingerprint");
        assertThatThrownBy(() -> look(certificates.certificate("stranger"), null))
                .hasMessageContaining("no TLS with Kibana");
        assertThatThrownBy(() -> look(null, "ab".repeat(32)))
                .hasMessageContaining("correct kibana.fingerprint if you know that one");
        assertThat(kibana.requests()).isEmpty();
    }

    @Test
    void caFileThatIsNone_isNamed() {
        assertThatThrownBy(() -> look(certificates.key("ca"), null))
                .hasMessageContaining("kibana.ca " + certificates.key("ca"));
    }
}
