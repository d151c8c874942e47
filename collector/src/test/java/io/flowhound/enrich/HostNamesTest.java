/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
    private static final Networks NETWORKS = new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));
    private static final IpAddress IP = IpAddress.parse("10.0.0.7");
    private static final IpAddress OUTSIDE = IpAddress.parse("192.0.2.1");
    private static final long ANNA = 0x00005E005301L;
    private static final long BERT = 0x00005E005302L;
    private static final long HOUR = 3_600_000;
    private static final long NOON = 1_000_000 * HOUR;

    private final HostNames names = new HostNames(NETWORKS);

    private String id(IpAddress ip, long time) {
        Lease lease = names.leaseAt(ip.high(), ip.low(), time);
        return lease == null ? "" : new String(lease.id(), StandardCharsets.US_ASCII).replace("\"", "");
    }

    @Test
    void lease_identifiesFromItsBeginToItsEnd() {
        names.lease(IP, ANNA, "Laptop.Example.", NOON, NOON + HOUR);
        assertThat(id(IP, NOON - 1)).isEmpty();
        assertThat(id(IP, NOON)).isEqualTo("00-00-5E-00-53-01");
        assertThat(id(IP, NOON + HOUR - 1)).isEqualTo("00-00-5E-00-53-01");
        assertThat(id(IP, NOON + HOUR)).isEmpty();
        assertThat(names.name(IP, NOON)).isEqualTo("laptop.example");
    }

    @Test
    void lease_ofAnotherMachine_endsTheOne_whichKeepsWhatEndedBefore() {
        names.lease(IP, ANNA, "a", NOON);
        names.lease(IP, BERT, "b", NOON + HOUR);
        assertThat(id(IP, NOON + HOUR - 1)).isEqualTo("00-00-5E-00-53-01");
        assertThat(names.name(IP, NOON + HOUR - 1)).isEqualTo("a");
        assertThat(id(IP, NOON + HOUR)).isEqualTo("00-00-5E-00-53-02");
        assertThat(id(IP, NOON - 1)).isEmpty();
    }

    @Test
    void lease_renewed_lastsOn_andKeepsTheNameThatIsNotRepeated() {
        names.lease(IP, ANNA, "a", NOON);
        long renewal = NOON + 6 * 24 * HOUR;
        names.lease(IP, ANNA, null, renewal);
        assertThat(id(IP, NOON)).isNotEmpty();
        assertThat(id(IP, renewal + HostNames.UNSTATED_LEASE_MILLIS - 1)).isNotEmpty();
        assertThat(id(IP, renewal + HostNames.UNSTATED_LEASE_MILLIS)).isEmpty();
        assertThat(names.name(IP, renewal)).isEqualTo("a");
    }

    @Test
    void lease_renamed_keepsTheOneBefore() {
        names.lease(IP, BERT, "b", NOON - HOUR);
        names.lease(IP, ANNA, "a", NOON);
        names.lease(IP, ANNA, "c", NOON + HOUR);
        assertThat(names.name(IP, NOON)).isEqualTo("c");
        assertThat(names.name(IP, NOON - 1)).isEqualTo("b");
    }

    @Test
    void lease_toldLate_changesNothing() {
        names.lease(IP, ANNA, "a", NOON);
        names.lease(IP, BERT, "b", NOON - HOUR);
        assertThat(id(IP, NOON)).isEqualTo("00-00-5E-00-53-01");
        assertThat(id(IP, NOON - 1)).isEmpty();
    }

    @Test
    void release_endsTheLeaseOfThatMachineOnly() {
        names.lease(IP, ANNA, "a", NOON);
        names.release(IP, BERT, NOON + 1);
        assertThat(id(IP, NOON + HOUR)).isNotEmpty();
        names.release(IP, ANNA, NOON + HOUR);
        assertThat(id(IP, NOON + HOUR)).isEmpty();
        assertThat(id(IP, NOON + HOUR - 1)).isNotEmpty();
        names.release(OUTSIDE, ANNA, NOON);
        assertThat(names.leases()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 1", // not internal
        "10.0.0.7, 0",
        "10.0.0.7, 281474976710655", // broadcast
        "10.0.0.7, 1101088686081", // 01-00-5E-..., multicast
        "10.0.0.7, -1",
        "0.0.0.0, 1"
    })
    void lease_ofNoMachineOfOurs_isNotLearnt(String ip, long mac) {
        names.lease(IpAddress.parse(ip), mac, "a", NOON);
        assertThat(names.isEmpty()).isTrue();
    }

    @Test
    void answer_namesForAnHour_theLastNameWins() {
        names.answer("www.example.com", OUTSIDE, NOON);
        assertThat(names.name(OUTSIDE, NOON - 1)).isNull();
        assertThat(names.name(OUTSIDE, NOON + HOUR - 1)).isEqualTo("www.example.com");
        assertThat(names.name(OUTSIDE, NOON + HOUR)).isNull();
        names.answer("www.example.com", OUTSIDE, NOON + HOUR / 2);
        assertThat(names.name(OUTSIDE, NOON)).isEqualTo("www.example.com");
        assertThat(names.name(OUTSIDE, NOON + HOUR)).isEqualTo("www.example.com");
        names.answer("other.example.com", OUTSIDE, NOON + HOUR);
        assertThat(names.name(OUTSIDE, NOON + HOUR)).isEqualTo("other.example.com");
        assertThat(names.name(OUTSIDE, NOON)).isNull();
        assertThat(id(OUTSIDE, NOON + HOUR)).isEmpty();
    }

    @Test
    void answer_afterAPause_doesNotReachBackIntoIt() {
        names.answer("www.example.com", OUTSIDE, NOON);
        names.answer("www.example.com", OUTSIDE, NOON + 5 * HOUR);
        assertThat(names.name(OUTSIDE, NOON + 3 * HOUR)).isNull();
        assertThat(names.name(OUTSIDE, NOON + 5 * HOUR)).isEqualTo("www.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "::", "::1", "224.0.0.251", "255.255.255.255", "ff02::1"})
    void answer_withAnAddressOfNobody_isNotLearnt(String ip) {
        names.answer("ads.example.com", IpAddress.parse(ip), NOON);
        assertThat(names.isEmpty()).isTrue();
    }

    @Test
    void name_ofTheLease_goesBeforeThatOfDns() {
        names.answer("evil.example", IP, NOON);
        names.lease(IP, ANNA, null, NOON);
        assertThat(names.name(IP, NOON)).isEqualTo("evil.example");
        names.lease(IP, ANNA, "laptop", NOON + 1);
        assertThat(names.name(IP, NOON + 1)).isEqualTo("laptop");
    }

    @Test
    void names_areCleaned() {
        assertThat(NameText.clean("a\u0000b\u001b[31m\u202ec\u200b d.")).isEqualTo("ab[31mcd");
        assertThat(NameText.clean("Müller-PC")).isEqualTo("müller-pc");
        assertThat(NameText.clean("x".repeat(NameText.LONGEST))).hasSize(NameText.LONGEST);
        assertThat(NameText.clean("x".repeat(NameText.LONGEST + 1))).isNull();
        assertThat(NameText.clean("x".repeat(100_000))).isNull();
        assertThat(NameText.clean("*")).isNull();
        assertThat(NameText.clean(".")).isNull();
        assertThat(NameText.clean(" \u0007")).isNull();
    }

    @Test
    void learning_isBounded_theOldestLeave() {
        HostNames few = new HostNames(NETWORKS, 100);
        for (int i = 0; i < 1_000; i++) {
            few.lease(new IpAddress(0, 0xFFFF_0A00_0000L + i + 1), ANNA, "a", NOON);
            few.answer("n" + i, new IpAddress(0, 0xFFFF_C000_0200L + i), NOON);
        }
        assertThat(few.leases()).isEqualTo(100);
        assertThat(few.answers()).isEqualTo(100);
        assertThat(few.name(new IpAddress(0, 0xFFFF_C000_0200L + 899), NOON)).isNull();
        assertThat(few.name(new IpAddress(0, 0xFFFF_C000_0200L + 900), NOON)).isEqualTo("n900");
    }

    @Test
    void state_bringsLeasesBack_andNoNamesOfDns() {
        names.lease(IP, ANNA, "a", NOON);
        names.lease(IP, BERT, null, NOON + HOUR);
        names.answer("www.example.com", OUTSIDE, NOON);
        byte[] state = names.state();
        assertThat(names.state()).isSameAs(state);
        names.answer("www.example.com", OUTSIDE, NOON + 1);
        assertThat(names.state()).isSameAs(state);

        HostNames other = new HostNames(NETWORKS);
        other.lease(IpAddress.parse("10.0.0.9"), ANNA, "gone", NOON);
        assertThat(other.restore(state)).isTrue();
        assertThat(other.leases()).isEqualTo(1);
        assertThat(other.answers()).isZero();
        assertThat(other.name(IP, NOON)).isEqualTo("a");
        assertThat(other.state()).isEqualTo(state);
        Lease current = other.leaseAt(IP.high(), IP.low(), NOON + HOUR);
        assertThat(current).isNotNull();
        assertThat(current.mac()).isEqualTo(BERT);
        assertThat(current.name()).isNull();

        names.lease(IP, BERT, "b", NOON + 2 * HOUR);
        assertThat(names.state()).isNotSameAs(state);
    }

    @Test
    void state_leavesOutWhatEndedLongBefore() {
        names.lease(IP, ANNA, "a", NOON, NOON + HOUR);
        names.lease(IpAddress.parse("10.0.0.8"), BERT, "b", NOON + 48 * HOUR);
        HostNames other = new HostNames(NETWORKS);
        assertThat(other.restore(names.state())).isTrue();
        assertThat(other.leases()).isEqualTo(1);
    }

    @Test
    void restore_ofDamagedState_knowsNothing() {
        names.lease(IP, ANNA, "a", NOON);
        byte[] state = names.state();
        for (int i = 0; i < state.length; i++) {
            byte[] damaged = state.clone();
            damaged[i] ^= 0x41;
            assertThat(names.restore(damaged)).as("octet %d", i).isFalse();
            assertThat(names.isEmpty()).isTrue();
            byte[] cut = java.util.Arrays.copyOf(state, i);
            assertThat(names.restore(cut)).as("cut at %d", i).isFalse();
        }
        assertThat(names.restore(state)).isTrue();
    }

    @Test
    void state_ofNobody_isRestored() {
        assertThat(names.restore(HostNames.none().state())).isTrue();
        assertThat(names.isEmpty()).isTrue();
    }
}
