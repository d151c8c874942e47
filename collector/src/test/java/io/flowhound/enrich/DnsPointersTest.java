/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.schema.IpAddress;
import io.flowhound.testkit.DnsStub;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsPointersTest {
    private static final long TIMEOUT_MILLIS = 300;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final PointerQuestions.Answer answer = new PointerQuestions.Answer() {
        @Override
        public void name(String name, long seconds) {
            answers.add(name + " " + seconds);
        }

        @Override
        public void none(long seconds) {
            answers.add("none " + seconds);
        }

        @Override
        public void failed() {
            answers.add("failed");
        }
    };

    private DnsStub inside;
    private DnsStub outside;
    private DnsPointers pointers;

    @BeforeEach
    void open() throws Exception {
        inside = new DnsStub();
        outside = new DnsStub();
        pointers = new DnsPointers(List.of(inside.address()), List.of(outside.address()), TIMEOUT_MILLIS);
    }

    @AfterEach
    void close() throws Exception {
        pointers.close();
        inside.close();
        outside.close();
    }

    private String ask(String address, boolean internal) {
        pointers.ask(IpAddress.parse(address), internal, answer);
        await().until(() -> !answers.isEmpty());
        return String.valueOf(answers.poll());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 1.2.0.192.in-addr.arpa.",
        "2001:db8::567:89ab, b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa."
    })
    void pointerName_isReversed(String address, String name) {
        assertThat(PointerName.of(IpAddress.parse(address))).isEqualTo(name);
    }

    @Test
    void ask_tellsTheName_andHowLongItLasts() {
        outside.pointer("1.2.0.192.in-addr.arpa.", "www.example.com", 1234);
        assertThat(ask("192.0.2.1", false)).isEqualTo("www.example.com. 1234");
        assertThat(inside.asked()).isEmpty();
    }

    @Test
    void ask_ipv6_ofTheInternalResolver() {
        String question = PointerName.of(IpAddress.parse("fd00::7"));
        inside.pointer(question, "nas.lan", 60);
        assertThat(ask("fd00::7", true)).isEqualTo("nas.lan. 60");
        assertThat(inside.asked()).containsExactly(question);
        assertThat(outside.asked()).isEmpty();
    }

    @Test
    void ask_behindAnAlias() {
        outside.aliased("1.2.0.192.in-addr.arpa.", "host.example.com", 77);
        assertThat(ask("192.0.2.1", false)).isEqualTo("host.example.com. 77");
    }

    @Test
    void ask_whatHasNoName() {
        assertThat(ask("192.0.2.2", false)).isEqualTo("none 600");
    }

    @Test
    void ask_serverThatFailsOrIsSilent() {
        outside.failing("3.2.0.192.in-addr.arpa.").silent("4.2.0.192.in-addr.arpa.");
        assertThat(ask("192.0.2.3", false)).isEqualTo("failed");
        assertThat(ask("192.0.2.4", false)).isEqualTo("failed");
    }

    @Test
    void ask_withoutAResolver_failsAndAsksNobody() {
        try (DnsPointers nobody = new DnsPointers(List.of(), null, TIMEOUT_MILLIS)) {
            assertThat(nobody.asksInternal()).isFalse();
            assertThat(nobody.asksExternal()).isFalse();
            nobody.ask(IpAddress.parse("10.0.0.1"), true, answer);
            nobody.ask(IpAddress.parse("192.0.2.1"), false, answer);
        }
        assertThat(answers).containsExactly("failed", "failed");
    }
}
