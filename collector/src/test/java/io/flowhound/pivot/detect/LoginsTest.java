/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private final Logins logins = new Logins(Services.defaults());

    private static LoginRecord record(int sourcePort, int destinationPort, @Nullable String application) {
        return new LoginRecord(
                0,
                0,
                0,
                "10.0.0.1",
                sourcePort,
                "10.0.0.2",
                destinationPort,
                1,
                -1,
                0,
                "10.0.0.9",
                1,
                null,
                application);
    }

    private static LoginRecord opened(int sourcePort, int destinationPort) {
        LoginRecord.Known known = LoginRecord.Known.of(null, "tcp-flags", false);
        return new LoginRecord(
                0,
                0,
                0,
                "10.0.0.1",
                sourcePort,
                "10.0.0.2",
                destinationPort,
                1,
                -1,
                0,
                "10.0.0.9",
                1,
                null,
                null,
                null,
                null,
                known);
    }

    @Test
    void sides_flagsSayWhoOpened_noPortIsAGuess() {
        assertThat(logins.sides(opened(22, 5985))).isEqualTo(new Logins.Sides(Services.WINRM, true, false, true));
        assertThat(logins.sides(opened(5985, 22))).isEqualTo(new Logins.Sides(Services.SSH, true, false, true));
        assertThat(logins.sides(opened(443, 22))).isEqualTo(new Logins.Sides(Services.SSH, true, false, true));
    }

    @Test
    void sides_loginPortWasTheClientsOwn_isNoLogin() {
        assertThat(logins.sides(opened(5985, 9_200))).isNull();
    }

    @Test
    void sides_flagsOfOneSliceShowTheAnswer_isStillALogin() {
        assertThat(logins.sides(opened(22, 50_000))).isEqualTo(new Logins.Sides(Services.SSH, false, false, false));
        assertThat(logins.sides(opened(5985, 50_000))).isEqualTo(new Logins.Sides(Services.WINRM, false, false, false));
    }

    @Test
    void sides_loginPortAtDestination_sourceIsClient() {
        assertThat(logins.sides(record(40_000, 22, null)))
                .isEqualTo(new Logins.Sides(Services.SSH, true, false, false));
    }

    @Test
    void sides_loginPortAtSource_isTheAnswer() {
        assertThat(logins.sides(record(3389, 50_000, null)))
                .isEqualTo(new Logins.Sides(Services.RDP, false, false, false));
    }

    @Test
    void sides_ephemeralPortThatLooksLikeALogin_isNone() {
        assertThat(logins.sides(record(3389, 443, null))).isNull();
        assertThat(logins.sides(record(8443, 5985, null))).isNull();
    }

    @Test
    void sides_bothAreLoginPorts_isAmbiguousAndGuessesTheLower() {
        assertThat(logins.sides(record(5985, 22, null))).isEqualTo(new Logins.Sides(Services.SSH, true, true, false));
        assertThat(logins.sides(record(22, 5985, null))).isEqualTo(new Logins.Sides(Services.SSH, false, true, false));
    }

    @Test
    void sides_otherPortNamedByTheExporter_isALogin() {
        assertThat(logins.sides(record(50_000, 2222, "SSH")))
                .isEqualTo(new Logins.Sides(Services.SSH, true, false, false));
        assertThat(logins.sides(record(50_000, 2222, null))).isNull();
    }

    @Test
    void sides_hostToItself_isNone() {
        LoginRecord self =
                new LoginRecord(0, 0, 0, "10.0.0.1", 40_000, "10.0.0.1", 22, 1, -1, 0, "10.0.0.9", 1, null, null);
        assertThat(logins.sides(self)).isNull();
    }
}
