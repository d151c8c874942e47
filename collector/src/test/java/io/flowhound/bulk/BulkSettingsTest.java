/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkSettingsTest {
    @Test
    void constructor_usualValues_areTaken() {
        assertThatCode(() -> new BulkSettings(4 << 20, 5000, Duration.ofSeconds(1), 2, Duration.ofSeconds(10)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "1023,5000,PT1S,2,PT1S,maxOctets",
        "67108865,5000,PT1S,2,PT1S,maxOctets",
        "4096,0,PT1S,2,PT1S,maxDocuments",
        "4096,5000,PT-1S,2,PT1S,maxWait",
        "4096,5000,PT1S,0,PT1S,inFlight",
        "4096,5000,PT1S,65,PT1S,inFlight",
        "4096,5000,PT1S,2,PT-1S,closeTimeout"
    })
    void constructor_valueOutOfRange_isNamed(
            int octets, int documents, Duration wait, int inFlight, Duration close, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BulkSettings(octets, documents, wait, inFlight, close))
                .withMessageStartingWith(name);
    }
}
