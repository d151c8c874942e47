/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.Credentials;
import io.flowhound.setup.kibana.KibanaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KibanaAccessTest {
    private static KibanaSettings settings(String url, String... more) throws Exception {
        List<String> settings =
                new ArrayList<>(List.of("kibana.url=" + url, "elasticsearch.admin-api-key=YWRtaW46a2V5"));
        settings.addAll(List.of(more));
        KibanaSettings made = KibanaAccess.of(Configuration.load(null, settings, Map.of()));
        assertThat(made).isNotNull();
        return made;
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://kibana.example.org", "http://localhost:5601", "http://127.0.0.1:5601"})
    void keyOfElasticsearch_isTaken_whereNobodyCanReadIt(String url) throws Exception {
        assertThat(settings(url).credentials()).isInstanceOf(Credentials.ApiKey.class);
    }

    @Test
    void keyOfElasticsearch_isNotSentOverANetworkInPlainText() throws Exception {
        assertThat(settings("http://kibana.example.org:5601").credentials()).isInstanceOf(Credentials.None.class);
    }

    @Test
    void keyOfItsOwn_isSentWhereverItIsWanted() throws Exception {
        assertThat(settings("http://kibana.example.org:5601", "kibana.api-key=a2liYW5hOmtleQ==")
                        .credentials())
                .isInstanceOf(Credentials.ApiKey.class);
    }
}
