/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivacyCheckTest {
    private static Check.Result run(String... settings) throws Exception {
        return new PrivacyCheck().run(Configuration.load(null, List.of(settings), Map.of()));
    }

    @Test
    void off_saysSo() throws Exception {
        assertThat(run())
                .isEqualTo(Check.Result.ok("addresses are stored as they come (privacy.truncate, privacy.pseudonyms)"));
    }

    @Test
    void truncated_warnsOfTheHunt() throws Exception {
        Check.Result result = run("privacy.truncate.10.0.0.0/8=16");
        assertThat(result.ok()).isTrue();
        assertThat(result.summary()).isEqualTo("addresses are cut in 10.0.0.0/8");
        assertThat(result.nextStep()).contains("the pivot hunt finds nothing among them");
    }

    @Test
    void pseudonyms_warnOnlyOfAddressesThatAreNamedElsewhere() throws Exception {
        String key = "privacy.key=a-key-of-thirty-two-characters-!";
        assertThat(run("privacy.pseudonyms=10.0.0.0/8", key))
                .isEqualTo(Check.Result.ok("pseudonyms stand for those in 10.0.0.0/8"));
        assertThat(run("privacy.pseudonyms=10.0.0.0/8", key, "pivot.critical=10.0.0.7")
                        .nextStep())
                .startsWith("pivot.critical names 10.0.0.7, which is stored under a pseudonym");
        assertThat(run("privacy.pseudonyms=10.0.0.0/8", key, "pivot.critical=10.0.0.7", "privacy.except=10.0.0.7")
                        .nextStep())
                .isNull();
    }
}
