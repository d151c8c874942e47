/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MacOwnersTest {
    private static final long NOON = 1_795_320_000_000L;
    private static final long PROVEN = NOON + MacOwners.PROVEN_MILLIS;
    private static final long MAC = 0x00005E005323L;

    private final MacOwners owners = new MacOwners();

    private void see(long mac, String address, boolean internal, long arrival) {
        IpAddress parsed = IpAddress.parse(address);
        owners.observe(mac, parsed.high(), parsed.low(), internal, arrival);
    }

    private void see(String address, long arrival) {
        see(MAC, address, true, arrival);
    }

    @Test
    void oneMachine_ofBothVersions_isProvenAfterTenMinutes() {
        see("10.0.0.7", NOON);
        for (int i = 0; i < 4; i++) {
            see("2001:db8::" + i, NOON + i);
            see("fe80::" + i, NOON + i);
            see("fe80::1:" + i, NOON + i);
        }
        assertThat(owners.isHosts(MAC, PROVEN - 1)).isFalse();
        assertThat(owners.isHosts(MAC, PROVEN)).isTrue();
        assertThat(owners.isHosts(MAC + 1, PROVEN)).isFalse();
        assertThat(owners.size()).isEqualTo(1);
    }

    @Test
    void secondAddressOfIpv4_isThatOfAnotherMachineBehindARouter_forADay() {
        see("10.0.0.7", NOON);
        see("10.0.0.8", PROVEN);
        assertThat(owners.isHosts(MAC, PROVEN)).isFalse();
        assertThat(owners.isHosts(MAC, PROVEN + MacOwners.ROUTER_MILLIS - 1)).isFalse();
        assertThat(owners.isHosts(MAC, PROVEN + MacOwners.ROUTER_MILLIS)).isTrue();
    }

    @Test
    void fifthAddressOfIpv6_andAnyAddressOutside_areSeenThroughARouter() {
        for (int i = 0; i < 5; i++) {
            see("2001:db8::" + i, NOON);
        }
        assertThat(owners.isHosts(MAC, PROVEN)).isFalse();
        see(MAC + 1, "10.0.0.7", true, NOON);
        see(MAC + 1, "203.0.113.7", false, NOON);
        assertThat(owners.isHosts(MAC + 1, PROVEN)).isFalse();
    }

    @Test
    void anotherAddressLater_isANewLease_andHasToBeProvenAgain() {
        see("10.0.0.7", NOON);
        long later = NOON + MacOwners.FORGOTTEN_MILLIS;
        see("10.0.0.8", later);
        assertThat(owners.isHosts(MAC, later)).isFalse();
        assertThat(owners.isHosts(MAC, later + MacOwners.PROVEN_MILLIS)).isTrue();
    }

    @Test
    void groupsAndZero_areNobodys() {
        see(0, "10.0.0.7", true, NOON);
        see(0x01005E000001L, "10.0.0.7", true, NOON);
        see(0xFFFFFFFFFFFFL, "10.0.0.7", true, NOON);
        assertThat(owners.size()).isZero();
        assertThat(owners.isHosts(0, PROVEN)).isFalse();
    }

    @Test
    void more_thanThereIsRoomFor_pushOutThoseNotSeenForLongest() {
        int many = 3 * MacOwners.WAYS << MacOwners.SET_BITS;
        see(1, "10.0.0.7", true, NOON);
        for (int i = 2; i < many; i++) {
            see(i, "10.0.0.7", true, NOON + i);
        }
        assertThat(owners.size()).isLessThanOrEqualTo(MacOwners.WAYS << MacOwners.SET_BITS);
        assertThat(owners.isHosts(1, PROVEN + many)).isFalse();
        assertThat(owners.isHosts(many - 1, PROVEN + many)).isTrue();
    }

    @Test
    void state_isFoundAgain() throws Exception {
        see("10.0.0.7", NOON);
        see(MAC + 1, "203.0.113.7", false, NOON);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        owners.save(new DataOutputStream(saved));
        MacOwners restored = new MacOwners();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        assertThat(restored.size()).isEqualTo(2);
        assertThat(restored.isHosts(MAC, PROVEN - 1)).isFalse();
        assertThat(restored.isHosts(MAC, PROVEN)).isTrue();
        assertThat(restored.isHosts(MAC + 1, PROVEN)).isFalse();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        restored.save(new DataOutputStream(again));
        assertThat(again.toByteArray()).isEqualTo(saved.toByteArray());
    }

    private static HostNames names() {
        return new HostNames(new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8))));
    }

    @Test
    void namesSaveThem_besideTheLeases_andReadStatesWithoutThem() {
        HostNames names = names();
        byte[] without = names.state();
        names.lease(IpAddress.parse("10.0.0.7"), MAC, "laptop", NOON);
        IpAddress ip = IpAddress.parse("10.0.0.9");
        names.owners().observe(MAC + 9, ip.high(), ip.low(), true, NOON);
        byte[] with = names.state();
        HostNames restored = names();
        assertThat(restored.restore(with)).isTrue();
        assertThat(restored.leases()).isEqualTo(1);
        assertThat(restored.owners().isHosts(MAC + 9, PROVEN)).isTrue();
        assertThat(restored.restore(Arrays.copyOf(with, with.length - 1))).isFalse();
        assertThat(restored.leases()).isEqualTo(1);
        assertThat(restored.owners().size()).isZero();
        assertThat(restored.restore(without)).isTrue();
        assertThat(restored.leases()).isZero();
    }
}
