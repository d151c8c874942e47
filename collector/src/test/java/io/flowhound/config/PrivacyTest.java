/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivacyTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final SectionAssert<Privacy> section = new SectionAssert<>("privacy", Configuration::privacy);

    @Test
    void defaults() throws Exception {
        assertThat(section.load()).isEqualTo(new Privacy(Map.of(), List.of(), List.of(), null, MessagePrivacy.MASK));
        assertThat(section.load().isOn()).isFalse();
    }

    @Test
    void fullMapping() throws Exception {
        section.mapsFully(
                new Privacy(
                        Map.of(Cidr.parse("192.168.0.0/16"), 24),
                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("2001:db8::/32")),
                        List.of(Cidr.parse("10.0.0.1")),
                        new Secret(KEY),
                        MessagePrivacy.DROP),
                "truncate.192.168.0.0/16=24",
                "pseudonyms=10.0.0.0/8,2001:db8::/32",
                "except=10.0.0.1",
                "key=" + KEY,
                "messages=drop");
    }

    @Test
    void validation() {
        section.refuses(
                "truncate.10.0.0.0/8 '32' must keep less than the 32 bits of an address", "truncate.10.0.0.0/8=32");
        section.refuses("truncate.10.0.0.0/8 '128' must be from 0 to 127", "truncate.10.0.0.0/8=128");
        section.refuses(
                "key is missing for privacy.pseudonyms; make one with: openssl rand -hex 32", "pseudonyms=10.0.0.0/8");
        section.refuses(
                "key '********' has less than 32 characters; make one with: openssl rand -hex 32",
                "pseudonyms=10.0.0.0/8",
                "key=short");
        section.refuses(
                "pseudonyms '10.0.0.0/8' is in privacy.truncate too; name it in one of the two",
                "pseudonyms=10.0.0.0/8",
                "key=" + KEY,
                "truncate.10.0.0.0/8=16");
        section.refuses(
                "pseudonyms '10.0.0.9' is one address, which has no other to be replaced by",
                "pseudonyms=10.0.0.9",
                "key=" + KEY);
        section.refuses(
                "except '10.0.0.0/8' is in the other lists too; name it in one of them",
                "except=10.0.0.0/8",
                "truncate.10.0.0.0/8=16");
    }
}
