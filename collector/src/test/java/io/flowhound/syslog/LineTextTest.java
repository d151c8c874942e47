/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTextTest {
    private static String text(byte[] octets) {
        return LineText.of(octets, 0, octets.length);
    }

    @ParameterizedTest
    @CsvSource({
        "4d c3 bc 6c 6c 65 72, Müller",
        "4d fc 6c 6c 65 72, Müller",
        "fc, ü",
        "6d fc, mü",
        "80 20 93 78 94, € “x”",
        "c3 bc fc, üü",
        "ef bf bd fc, \uFFFDü",
        "c0 af, À¯",
        "ed a0 80 41, \u00ED\u00A0€A",
        "41 f0 9f 98 80, A\uD83D\uDE00",
        "41 f0 9f 98, A",
        "41 e2 82, A",
        "41 c3, AÃ"
    })
    void octets_stayReadable(String hex, String expected) {
        assertThat(text(HexFormat.of().parseHex(hex.replace(" ", "")))).isEqualTo(expected);
    }

    @Test
    void everyOctet_hasACharacter() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int octet = 0; octet < 256; octet++) {
            octets.write(octet);
            octets.write(' ');
        }
        assertThat(text(octets.toByteArray())).hasSize(512).doesNotContain("\uFFFD");
    }

    @Test
    void part_isReadAlone() {
        byte[] octets = "xmüy".getBytes(StandardCharsets.UTF_8);
        assertThat(LineText.of(octets, 1, 3)).isEqualTo("mü");
    }
}
