/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.enrich.threat.IndicatorText.Kind;
import io.flowhound.schema.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorTextTest {
    private final IndicatorText text = new IndicatorText();

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7, 128",
        "198.51.100.0/24, 198.51.100.0, 120",
        "198.51.100.7/24, 198.51.100.0, 120",
        "198.51.100.7/32, 198.51.100.7, 128",
        "0.0.0.0/0, 0.0.0.0, 96",
        "198.51.100.7:443, 198.51.100.7, 128",
        "198.51.100[.]7, 198.51.100.7, 128",
        "2001:db8::1, 2001:db8::1, 128",
        "2001:DB8:0:1::/64, 2001:db8:0:1::, 64",
        "2001:db8::1/33, 2001:db8::, 33",
        "[2001:db8::1]:443, 2001:db8::1, 128",
        "::ffff:198.51.100.7, 198.51.100.7, 128",
        "::ffff:198.51.100.7/120, 198.51.100.0, 120",
        "http://198.51.100.7/payload.bin, 198.51.100.7, 128",
        "hxxp://user@198.51.100.7:8080/a?b#c, 198.51.100.7, 128",
        "https://[2001:db8::1]:8443/x, 2001:db8::1, 128"
    })
    void network_isReadInTheFormsThatListsHave(String written, String first, int prefix) {
        assertThat(text.read(written)).isEqualTo(Kind.NETWORK);
        assertThat(new IpAddress(text.high(), text.low())).isEqualTo(IpAddress.parse(first));
        assertThat(text.prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.org",
                "evil.example.org:443",
                "http://evil.example.org/x",
                "*.example.org",
                "d41d8cd98f00b204e9800998ecf8427e"
            })
    void namesAndHashes_areOther(String written) {
        assertThat(text.read(written)).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "198.51.100.7/33",
                "198.51.100.7/-1",
                "198.51.100.7/",
                "198.51.100.7/a",
                "198.51.100.7/0000024",
                "2001:db8::/129",
                "::ffff:1.2.3.4/95",
                "2001:db8:::1",
                "[2001:db8::1",
                "<html>",
                "fe80::1%eth0",
                "1.2.3.4-1.2.3.9"
            })
    void whatCannotBeRead_isBad(String written) {
        assertThat(text.read(written)).isEqualTo(Kind.BAD);
    }
}
