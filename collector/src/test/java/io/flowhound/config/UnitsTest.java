/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0B, 0, 0B",
        "1500B, 1500, 1500B",
        "64kB, 64000, 64KB",
        "64MB, 64000000, 64MB",
        "4GiB, 4294967296, 4GiB",
        "1024MiB, 1073741824, 1GiB",
        "2 TiB, 2199023255552, 2TiB"
    })
    void dataSize_parse_andWrite(String text, long bytes, String written) throws Exception {
        DataSize size = DataSize.parse(text);
        assertThat(size.bytes()).isEqualTo(bytes);
        assertThat(size).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"64, ", "64m, 64MiB", "4g, 4GiB", "64mb, 64MiB", "-1MB, ", "1.5GB, "})
    void dataSize_parse_refused(String text, String suggestion) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .isInstanceOfSatisfying(
                        BadValueException.class, e -> assertThat(e.suggestion()).isEqualTo(suggestion));
    }

    @Test
    void dataSize_parse_overflow_isRefused() {
        assertThatThrownBy(() -> DataSize.parse("999999999TB")).hasMessage("is larger than any disk");
    }

    @ParameterizedTest
    @CsvSource({
        "0ms, 0, 0ms",
        "500ms, 500, 500ms",
        "5s, 5000, 5s",
        "90s, 90000, 90s",
        "60m, 3600000, 1h",
        "7d, 604800000, 7d"
    })
    void duration_parse_andWrite(String text, long millis, String written) throws Exception {
        Duration duration = Durations.parse(text);
        assertThat(duration).hasMillis(millis);
        assertThat(Durations.write(duration)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "1.5s", "-5s", "5 sec", "PT5S"})
    void duration_parse_refused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(BadValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2055, '', 2055",
        "0.0.0.0:2055, 0.0.0.0, 2055",
        "[::]:2055, ::, 2055",
        "localhost:0, localhost, 0",
        "[2001:db8::1]:65535, 2001:db8::1, 65535"
    })
    void address_parse_andWrite(String text, String host, int port) throws Exception {
        Address address = Address.parse(text);
        assertThat(address).isEqualTo(new Address(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":2055", "a:", "a:b", "::1:2055", "[::1]", "a:65536", "http://a:1", "a b:1"})
    void address_parse_refused(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(BadValueException.class);
    }

    @Test
    void address_toSocketAddress_portAlone_isEveryAddress() {
        assertThat(new Address("", 2055).toSocketAddress()).isEqualTo(new InetSocketAddress("0.0.0.0", 2055));
        assertThat(new Address("::1", 2055).toSocketAddress()).isEqualTo(new InetSocketAddress("::1", 2055));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 0.0.0.0/0",
        "10.0.0.1, 10.0.0.1",
        "10.0.0.1/32, 10.0.0.1",
        "2001:DB8::/33, 2001:db8::/33",
        "::/0, ::/0"
    })
    void cidr_parse_andWrite(String text, String written) throws Exception {
        assertThat(Cidr.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "10.0.0", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.256", "::/129", "fe80::1%eth0", "a/8"})
    void cidr_parse_refused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(BadValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/31, 10.0.0.1, true",
        "10.0.0.0/31, 10.0.0.2, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff:ffff::, true",
        "2001:db8::/33, 2001:db8:8000::, false"
    })
    void cidr_contains(String range, String address, boolean contained) throws Exception {
        assertThat(Cidr.parse(range).contains(Cidr.parse(address).network())).isEqualTo(contained);
    }
}
