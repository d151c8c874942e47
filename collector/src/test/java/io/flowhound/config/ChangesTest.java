/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static Configuration configuration(String... settings) throws ConfigurationException {
        return Configuration.load(null, List.of(settings), Map.of());
    }

    @Test
    void same_hasNone() throws Exception {
        Changes changes = Changes.between(configuration(), configuration(), configuration());
        assertThat(changes.applied()).isEmpty();
        assertThat(changes.restart()).isEmpty();
    }

    @Test
    void changes_areSortedByWhatTheyNeed() throws Exception {
        Configuration next = configuration(
                "log.level=debug",
                "listen.flows=127.0.0.1:9",
                "listen.forward=udp://192.0.2.9:2055",
                "retention.flows.keep=3d",
                "sampling.exporters.192.0.2.1=100");
        Changes changes = Changes.between(configuration(), configuration(), next);
        assertThat(changes.applied()).containsExactly("listen.forward", "sampling.exporters", "log.level");
        assertThat(changes.restart()).containsExactly("listen.flows", "retention.flows.keep");
    }

    @Test
    void whatNeedsARestart_isSaidUntilThen_andWhatWasApplied_onlyOnce() throws Exception {
        Configuration first = configuration();
        Configuration told = configuration("bulk.size=5MB", "sampling.default=2");
        Changes again = Changes.between(first, told, told);
        assertThat(again.applied()).isEmpty();
        assertThat(again.restart()).containsExactly("bulk.size");
        Changes back = Changes.between(first, told, first);
        assertThat(back.applied()).containsExactly("sampling.default");
        assertThat(back.restart()).isEmpty();
    }
}
