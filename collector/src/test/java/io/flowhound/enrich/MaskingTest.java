/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    private static final String KEY = "a key of thirty-two characters!!";

    private static IpNetwork network(String text) {
        int slash = text.indexOf('/');
        return IpNetwork.of(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    private static Rule truncated(String network, int kept) {
        IpNetwork of = network(network);
        return new Rule(of, Change.TRUNCATED, kept + (network.indexOf(':') < 0 ? 96 : 0));
    }

    private static Rule pseudonyms(String network) {
        return new Rule(network(network), Change.PSEUDONYM, 0);
    }

    private static Rule except(String network) {
        return new Rule(network(network), Change.NONE, 0);
    }

    private static Masking masking(Rule... rules) {
        return new Masking(new AddressRules(List.of(rules), KEY, Texts.MASK));
    }

    private static String mask(Masking masking, String address) {
        return masking.mask(IpAddress.parse(address)).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.7.201, 192.168.7.0",
        "192.168.7.0, 192.168.7.0",
        "192.169.7.201, 192.169.7.201",
        "10.1.2.3, 10.0.0.0",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
        "fd00::1234, ::",
        "2001:db9::1, 2001:db9::1"
    })
    void truncate_keepsTheFirstBits(String address, String expected) {
        Masking masking = masking(
                truncated("192.168.0.0/16", 24),
                truncated("10.0.0.0/8", 8),
                truncated("2001:db8::/32", 48),
                truncated("fd00::/8", 0));
        assertThat(mask(masking, address)).isEqualTo(expected);
        assertThat(mask(masking, address)).as("from the cache").isEqualTo(expected);
    }

    @Test
    void longestPrefix_counts_andExceptionsStay() {
        Masking masking = masking(
                truncated("10.0.0.0/8", 8), truncated("10.1.0.0/16", 24), except("10.1.1.0/24"), except("10.9.0.1/32"));
        assertThat(mask(masking, "10.2.3.4")).isEqualTo("10.0.0.0");
        assertThat(mask(masking, "10.1.2.3")).isEqualTo("10.1.2.0");
        assertThat(mask(masking, "10.1.1.3")).isEqualTo("10.1.1.3");
        assertThat(mask(masking, "10.9.0.1")).isEqualTo("10.9.0.1");
    }

    @Test
    void groupsAndOwnAddresses_areNobodys() {
        Masking masking = masking(pseudonyms("0.0.0.0/0"), truncated("::/0", 16));
        for (String address : List.of("224.0.0.5", "255.255.255.255", "0.0.0.0", "127.0.0.1", "ff02::1", "::", "::1")) {
            assertThat(mask(masking, address)).isEqualTo(address);
        }
    }

    @Test
    void pseudonyms_areOneToOneWithinTheNetwork_andTheSameAfterARestart() {
        Masking masking = masking(pseudonyms("192.168.0.0/16"));
        Masking restarted = masking(pseudonyms("192.168.0.0/16"));
        boolean[] taken = new boolean[1 << 16];
        int same = 0;
        for (int host = 0; host < 1 << 16; host++) {
            long address = 0xFFFF_C0A8_0000L | host;
            assertThat(masking.covers(0, address)).isTrue();
            assertThat(masking.low() >>> 16).isEqualTo(0xFFFF_C0A8L);
            assertThat(masking.high()).isZero();
            taken[(int) masking.low() & 0xFFFF] = true;
            same += masking.low() == address ? 1 : 0;
            assertThat(restarted.covers(0, address)).isTrue();
            assertThat(restarted.low()).isEqualTo(masking.low());
        }
        for (boolean each : taken) {
            assertThat(each).isTrue();
        }
        assertThat(same).isLessThan(1 << 10);
    }

    @Test
    void pseudonyms_neverTakeTheAddressOfWhoKeepsHis() {
        Masking masking = masking(
                pseudonyms("10.0.0.0/24"),
                except("10.0.0.0/26"),
                truncated("10.0.0.128/28", 28),
                pseudonyms("10.0.0.192/26"));
        Set<String> first = new HashSet<>();
        Set<String> inner = new HashSet<>();
        List<String> expectedFirst = new ArrayList<>();
        for (int host = 0; host < 256; host++) {
            String address = "10.0.0." + host;
            if (host >= 192) {
                inner.add(mask(masking, address));
            } else if (host >= 64 && !(host >= 128 && host < 144)) {
                first.add(mask(masking, address));
                expectedFirst.add(address);
            }
        }
        assertThat(first).containsExactlyInAnyOrderElementsOf(expectedFirst);
        assertThat(inner).hasSize(64).allMatch(address -> Integer.parseInt(address.substring(7)) >= 192);
    }

    @Test
    void pseudonymsOfEverybody_areUnicastAddressesOfTheSameFamily() {
        Masking masking = masking(pseudonyms("0.0.0.0/0"), pseudonyms("::/0"));
        Set<IpAddress> found = new HashSet<>();
        for (int i = 1; i < 20_000; i++) {
            long address = 0xFFFF_0000_0000L | (i * 0x9E37_79B9L & 0xFFFF_FFFFL);
            if (Networks.isGroup(0, address) || Networks.isOwn(0, address)) {
                continue;
            }
            assertThat(masking.covers(0, address)).isTrue();
            assertThat(IpAddress.isIpv4(masking.high(), masking.low())).isTrue();
            assertThat(Networks.isGroup(0, masking.low()) || Networks.isOwn(0, masking.low()))
                    .isFalse();
            assertThat(found.add(new IpAddress(0, masking.low()))).isTrue();
        }
        IpAddress six = masking.mask(IpAddress.parse("2001:db8::1"));
        assertThat(six).isNotEqualTo(IpAddress.parse("2001:db8::1"));
        assertThat(IpAddress.isIpv4(six.high(), six.low())).isFalse();
    }

    @Test
    void otherRules_countAtOnce() {
        Masking masking = Masking.none();
        assertThat(masking.isOn()).isFalse();
        assertThat(mask(masking, "10.1.2.3")).isEqualTo("10.1.2.3");
        masking.use(new AddressRules(List.of(truncated("10.0.0.0/8", 16)), "", Texts.MASK));
        assertThat(masking.isOn()).isTrue();
        assertThat(mask(masking, "10.1.2.3")).isEqualTo("10.1.0.0");
        masking.use(AddressRules.NONE);
        assertThat(mask(masking, "10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Accepted password for root from 10.1.2.3 port 22 | Accepted password for root from 10.0.0.0 port 22",
                "10.1.2.3 | 10.0.0.0",
                "SRC=10.1.2.3 DST=192.0.2.1 | SRC=10.0.0.0 DST=192.0.2.1",
                "inside:10.1.2.3/4711 to outside:10.9.9.9/22 | inside:10.0.0.0/4711 to outside:10.0.0.0/22",
                "10.1.2.3.51413 > 10.1.2.4.22 | 10.0.0.0.51413 > 10.0.0.0.22",
                "010.001.002.003:22 | 10.0.0.0:22",
                "v10.1.2.3x | v10.0.0.0x",
                "210.1.2.3 and 10.1.2.300 | 210.1.2.3 and 10.1.2.300",
                "ipNetToMediaType 1.3.6.1.2.1.4.22.1.4.2.10.1.2.3 = 3 | ipNetToMediaType 1.3.6.1.2.1.4.22.1.4.2.10.0.0.0 = 3",
                "two\\nlines of\\n2001:db8::7 | two\\nlines of\\n2001::",
                "2001:1:2:3:4:5:6:: | 2001::",
                "::::2001:db8::7:::: | ::::2001::::::",
                "[2001:db8::7]:22 | [2001::]:22",
                "from 2001:db8:0:0:0:0:0:7: bad | from 2001::: bad",
                "2001:db8::7.22 | 2001::.22",
                "inside:2001:db8::7/22 | inside:2001::/22",
                "e:2001:db8::7/22 | e:2001::/22",
                "::ffff:10.1.2.3 | 10.0.0.0",
                "at 12:34:56 of aa:bb:cc:dd:ee:ff with std::string | at 12:34:56 of aa:bb:cc:dd:ee:ff with std::string",
                "nothing in it | nothing in it"
            })
    void texts_addressesInThem(String text, String expected) {
        Masking masking = masking(truncated("10.0.0.0/8", 8), truncated("2001::/16", 16));
        assertThat(new AddressText(masking).mask(text)).isEqualTo(expected);
    }

    @Test
    void texts_ofAnyOctets_end() {
        AddressText texts = new AddressText(masking(truncated("10.0.0.0/8", 8)));
        for (String each : List.of(":", ".", "1", "a:", "1.", ":.", "::1.")) {
            String text = each.repeat(200);
            assertThat(texts.mask(text)).isEqualTo(text);
        }
        assertThat(texts.mask("")).isEmpty();
    }
}
