/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalOptionsTest {
    private final LocalOptions options = LocalOptions.in(Path.of("/repository"), line -> {});

    @Test
    void in_keepsDataBelowVar() {
        assertThat(options.folder()).isEqualTo(Path.of("/repository/var/elasticsearch"));
        assertThat(options.version()).isEqualTo("9.5.3");
        assertThat(options.heap()).isEqualTo("1g");
        assertThat(options.stopWithJvm()).isTrue();
        assertThat(options.stoppedByCaller().stopWithJvm()).isFalse();
        assertThat(options.onPort(9200).httpPort()).isEqualTo(9200);
    }

    @Test
    void version_thatIsNone_isRefused() {
        for (String version : new String[] {"", "8.19", "latest", "../9.5.3"}) {
            assertThatThrownBy(() -> new LocalOptions(
                            Path.of("/x"), version, "name", 0, 0, "1g", Duration.ofMinutes(1), false, line -> {}))
                    .hasMessageContaining("'" + version + "' is no version of Elasticsearch: write it as 9.5.3");
        }
    }

    @Test
    void withHeap_noSize_isRefused() {
        assertThat(options.withHeap("512m").heap()).isEqualTo("512m");
        assertThatThrownBy(() -> options.withHeap("1g -XX:Evil")).hasMessageContaining("512m or 2g");
        assertThatThrownBy(() -> options.withHeap("0g")).isInstanceOf(IllegalArgumentException.class);
    }
}
