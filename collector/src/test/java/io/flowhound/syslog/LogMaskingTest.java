/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.enrich.AddressRules;
import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.enrich.Masking;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What log documents bear in place of addresses. */
class LogMaskingTest {
    private static final String LOGIN =
            "<38>Nov 22 11:59:59 10.1.2.9 sshd[77]: Accepted password for root from 10.1.2.3 port 50000 ssh2";
    private static final String LEASE =
            "<30>Nov 22 11:59:59 gateway dnsmasq-dhcp[9]: DHCPACK(eth0) 10.1.2.3 00:11:22:33:44:55 laptop";
    private static final String STRUCTURED =
            "<38>1 2026-11-22T11:59:59Z 10.1.2.9 app - - [net@1 peer=\"10.1.2.3\"] told by 10.1.2.3 and ::1";

    private static Masking masking(Change change, Texts texts) {
        Rule rule = new Rule(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8), change, 96 + 8);
        return new Masking(new AddressRules(List.of(rule), "a key of thirty-two characters!!", texts));
    }

    private static JsonNode document(Masking masking, String line) {
        return new Decoded(masking).of("10.1.2.9", line);
    }

    @Test
    void truncated_inFieldsAndTexts() {
        JsonNode log = document(masking(Change.TRUNCATED, Texts.MASK), LOGIN);
        assertThat(log.at("/source/ip").asText()).isEqualTo("10.0.0.0");
        assertThat(log.at("/host/ip")).hasSize(1);
        assertThat(log.at("/message").asText()).isEqualTo("Accepted password for root from 10.0.0.0 port 50000 ssh2");
        assertThat(log.at("/event/action").asText()).isEqualTo("login");
        assertThat(log.at("/related/ip")).hasSize(1);
        assertThat(log.toString()).doesNotContain("10.1.2.");
    }

    @Test
    void pseudonyms_areThoseOfFlows_andTheCommunityIdFollows() {
        Masking masking = masking(Change.PSEUDONYM, Texts.MASK);
        String expected = masking.mask(IpAddress.parse("10.1.2.3")).toString();
        for (String line : List.of(LOGIN, LEASE, STRUCTURED)) {
            JsonNode log = document(masking(Change.PSEUDONYM, Texts.MASK), line);
            assertThat(log.toString()).doesNotContain("10.1.2.").contains(expected);
        }
        String firewall =
                "<4>Nov 22 11:59:59 gateway kernel: [UFW BLOCK] IN=eth0 OUT= SRC=10.1.2.3 DST=192.0.2.7 LEN=60"
                        + " PROTO=TCP SPT=50000 DPT=22 WINDOW=64240 SYN";
        JsonNode masked = document(masking(Change.PSEUDONYM, Texts.MASK), firewall);
        JsonNode open = document(Masking.none(), firewall);
        assertThat(masked.at("/source/ip").asText()).isEqualTo(expected);
        assertThat(masked.at("/network/community_id").asText())
                .isNotEmpty()
                .isNotEqualTo(open.at("/network/community_id").asText());
    }

    @Test
    void namesOfTheSameMachine_go() {
        JsonNode log = document(masking(Change.TRUNCATED, Texts.DROP), LEASE);
        assertThat(document(Masking.none(), LEASE).at("/source/mac").asText()).isNotEmpty();
        assertThat(log.toString()).doesNotContain("00-11-22").doesNotContain("laptop");
        assertThat(log.at("/host/name").asText()).isEqualTo("gateway");
        assertThat(log.at("/related/hosts").toString()).isEqualTo("[\"gateway\"]");
    }

    @Test
    void dropAndKeep_areAboutTheText() {
        JsonNode dropped = document(masking(Change.TRUNCATED, Texts.DROP), STRUCTURED);
        assertThat(dropped.has("message")).isFalse();
        assertThat(dropped.at("/log/syslog/structured_data").isMissingNode()).isTrue();
        assertThat(dropped.toString()).doesNotContain("10.1.2.");
        JsonNode kept = document(masking(Change.TRUNCATED, Texts.KEEP), STRUCTURED);
        assertThat(kept.at("/message").asText()).isEqualTo("told by 10.1.2.3 and ::1");
        assertThat(kept.at("/log/syslog/structured_data").toString()).contains("10.1.2.3");
        assertThat(kept.at("/host/ip").toString()).isEqualTo("[\"10.0.0.0\"]");
    }

    @Test
    void linesOfOthers_areStoredAsEver() {
        String line = "<38>Nov 22 11:59:59 web sshd[77]: Accepted password for root from 192.0.2.3 port 50000 ssh2";
        assertThat(new Decoded(masking(Change.TRUNCATED, Texts.MASK)).of("192.0.2.9", line))
                .isEqualTo(new Decoded().of("192.0.2.9", line));
    }
}
