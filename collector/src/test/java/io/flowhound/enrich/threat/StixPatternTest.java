/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StixPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[ipv4-addr:value = '198.51.100.7'];198.51.100.7",
                "[ipv4-addr:value='198.51.100.7'];198.51.100.7",
                "[ipv6-addr:value = '2001:db8::1'];2001:db8::1",
                "[ipv4-addr:value ISSUBSET '198.51.100.0/24'];198.51.100.0/24",
                "[ipv4-addr:value = '1.1.1.1' OR ipv4-addr:value = '2.2.2.2'];1.1.1.1 2.2.2.2",
                "[ipv4-addr:value = '1.1.1.1'] OR [ipv6-addr:value = '2001:db8::2'];1.1.1.1 2001:db8::2",
                "([ipv4-addr:value = '1.1.1.1'] OR [ipv4-addr:value = '2.2.2.2']);1.1.1.1 2.2.2.2",
                "[(ipv4-addr:value = '1.1.1.1')];1.1.1.1",
                "[ipv4-addr:value IN ('1.1.1.1', '2.2.2.2')];1.1.1.1 2.2.2.2",
                "[ipv4-addr:value in ('1.1.1.1')];1.1.1.1",
                "[network-traffic:dst_ref.value = '1.1.1.1'];1.1.1.1",
                "[domain-name:value = 'evil.example' OR ipv4-addr:value = '1.1.1.1'];1.1.1.1"
            })
    void addresses_areTakenOut(String pattern, String expected) {
        assertThat(StixPattern.addresses(pattern)).isEqualTo(List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ipv4-addr:value = '1.1.1.1' AND network-traffic:dst_port = 80]",
                "[ipv4-addr:value != '1.1.1.1']",
                "[ipv4-addr:value NOT = '1.1.1.1']",
                "[ipv4-addr:value LIKE '1.1.%']",
                "[ipv4-addr:value = '1.1.1.1'] AND [ipv4-addr:value = '2.2.2.2']",
                "[ipv4-addr:value = '1.1.1.1'] FOLLOWEDBY [ipv4-addr:value = '2.2.2.2']",
                "[ipv4-addr:value = '1.1.1.1'] REPEATS 5 TIMES WITHIN 60 SECONDS",
                "[ipv4-addr:value = '1.1.1.1'",
                "[ipv4-addr:value = '1.1.1.1",
                "[ipv4-addr:value = ]",
                "[ipv4-addr:value IN ('1.1.1.1']",
                "[]",
                "",
                "'",
                "[ipv4-addr:value = 1.1.1.1]"
            })
    void whatAnAddressAloneDoesNotMean_isNotTaken(String pattern) {
        assertThat(StixPattern.addresses(pattern)).isNull();
    }

    @Test
    void otherThings_haveNoAddress() {
        assertThat(StixPattern.addresses("[file:hashes.'SHA-256' = 'ab']")).isNull();
        assertThat(StixPattern.addresses("[domain-name:value = 'it\\'s']")).isEmpty();
    }

    @Test
    void depthAndLength_areBounded() {
        assertThat(StixPattern.addresses("(".repeat(90_000))).isNull();
        assertThat(StixPattern.addresses("[" + "(".repeat(90_000))).isNull();
        assertThat(StixPattern.addresses(" ".repeat(1_000_000))).isNull();
    }
}
