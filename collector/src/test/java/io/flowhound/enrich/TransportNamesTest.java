/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportNamesTest {
    private static final TransportNames NAMES = TransportNames.load();

    @ParameterizedTest
    @CsvSource({
        "0, hopopt",
        "1, icmp",
        "2, igmp",
        "6, tcp",
        "13, argus",
        "17, udp",
        "33, dccp",
        "41, ipv6",
        "47, gre",
        "50, esp",
        "51, ah",
        "58, ipv6-icmp",
        "89, ospfigp",
        "103, pim",
        "112, vrrp",
        "124, isis over ipv4",
        "132, sctp",
        "136, udplite",
    })
    void json_namedNumber_isTheQuotedKeyword(int number, String keyword) {
        assertThat(NAMES.json(number)).isEqualTo(("\"" + keyword + "\"").getBytes(UTF_8));
        assertThat(NAMES.name(number)).isEqualTo(keyword);
        assertThat(NAMES.number(keyword)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 61, 148, 252, 253, 255, 256, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void json_anyOtherNumber_isNull(int number) {
        assertThat(NAMES.json(number)).isNull();
        assertThat(NAMES.name(number)).isNull();
    }

    @Test
    void json_sameNumber_isTheSameArray() {
        assertThat(NAMES.json(6)).isSameAs(NAMES.json(6));
    }
}
