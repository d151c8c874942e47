/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.bulk.BulkTransport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthSenderTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> sent = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final HealthSender sender = new HealthSender(this::answer, registry, new Pending(3, 1 << 20));

    private BulkTransport.Response answer(byte[] body, int length) throws IOException {
        sent.add(new String(body, 0, length, StandardCharsets.UTF_8));
        String answer = answers.removeFirst();
        if (answer.isEmpty()) {
            throw new IOException("connection refused");
        }
        int status = Integer.parseInt(answer.substring(0, 3));
        return new BulkTransport.Response(status, answer.substring(3).getBytes(StandardCharsets.UTF_8));
    }

    private static String items(int... statuses) {
        StringBuilder items = new StringBuilder();
        for (int status : statuses) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"create\":{\"status\":" + status + ",\"error\":{\"reason\":\"why\"}}}");
        }
        return "200{\"errors\":true,\"items\":[" + items + "]}";
    }

    private void add(String body, int documents) {
        sender.add(documents, body.getBytes(StandardCharsets.UTF_8));
    }

    private double counted(String what) {
        return registry.get("flowhound.health.documents." + what).counter().count();
    }

    @Test
    void elasticsearchAway_minutesWait_andAreSentInOrder() throws InterruptedException {
        add("one", 1);
        answers.add("");
        assertThat(sender.send()).isFalse();
        assertThat(sender.health().warning()).isTrue();
        assertThat(sender.health().reason()).contains("connection refused");
        add("two", 1);
        answers.addAll(List.of(items(201), items(201)));
        assertThat(sender.send()).isTrue();
        assertThat(sent).containsExactly("one", "one", "two");
        assertThat(counted("stored")).isEqualTo(2);
        assertThat(sender.health().warning()).isFalse();
    }

    @Test
    void repeatedSend_409IsStored() throws InterruptedException {
        add("one", 2);
        answers.addAll(List.of(items(201, 429), items(409, 201)));
        assertThat(sender.send()).isFalse();
        assertThat(sender.send()).isTrue();
        assertThat(counted("stored")).isEqualTo(2);
    }

    @Test
    void refusedForGood_isCountedAndLeftOut() throws InterruptedException {
        add("one", 2);
        add("two", 1);
        answers.addAll(List.of(items(400, 201), items(201)));
        assertThat(sender.send()).isTrue();
        assertThat(counted("refused")).isEqualTo(1);
        assertThat(counted("stored")).isEqualTo(2);
    }

    private static String pair(int number) {
        return "{\"create\":{\"_id\":\"" + number + "\"}}\n{\"number\":" + number + "}\n";
    }

    @Test
    void minuteTooLarge_goesInHalves() throws InterruptedException {
        add(pair(1) + pair(2) + pair(3), 3);
        answers.addAll(List.of("413", items(201), "413", items(201), items(201)));
        assertThat(sender.send()).isTrue();
        assertThat(sent).containsExactly(pair(1) + pair(2) + pair(3), pair(1), pair(2) + pair(3), pair(2), pair(3));
        assertThat(counted("stored")).isEqualTo(3);
        assertThat(counted("refused")).isZero();
        assertThat(sender.health().warning()).isFalse();
    }

    @Test
    void oneDocumentTooLarge_isCounted_andTheOthersAreStored() throws InterruptedException {
        add(pair(1) + pair(2), 2);
        answers.addAll(List.of("413", "413", items(201)));
        assertThat(sender.send()).isTrue();
        assertThat(counted("stored")).isEqualTo(1);
        assertThat(counted("refused")).isEqualTo(1);
        assertThat(sender.health().reason())
                .contains("1 health documents are refused", "413", "http.max_content_length");
    }

    @Test
    void secondHalfFails_theMinuteIsSentAgain_andCountedOnce() throws InterruptedException {
        add(pair(1) + pair(2), 2);
        answers.addAll(List.of("413", items(201), "503", "413", items(409), items(201)));
        assertThat(sender.send()).isFalse();
        assertThat(sender.send()).isTrue();
        assertThat(counted("stored")).isEqualTo(2);
    }

    @Test
    void wrongKey_andUnavailable_wait() throws InterruptedException {
        add("one", 1);
        for (String answer : List.of("401", "403", "429", "503", items(403), items())) {
            answers.add(answer);
            assertThat(sender.send()).isFalse();
        }
        answers.add(items(201));
        assertThat(sender.send()).isTrue();
    }

    @Test
    void tooManyMinutes_theOldestLeave_andAreCounted() throws InterruptedException {
        for (String minute : List.of("one", "two", "three", "four", "five")) {
            add(minute, 10);
        }
        assertThat(counted("dropped")).isEqualTo(20);
        answers.add("");
        assertThat(sender.send()).isFalse();
        assertThat(sent).containsExactly("three");
    }

    @Test
    void pending_isBoundedByOctetsToo() {
        Pending pending = new Pending(1_000, 100);
        int gone = 0;
        for (int i = 0; i < 50; i++) {
            gone += pending.add(1, ("minute " + i).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(gone).isBetween(43, 48);
    }

    @Test
    void errorOfOurs_keepsTheMinute_andIsSaid() throws InterruptedException {
        add("one", 1);
        assertThat(sender.send()).isFalse(); // the fake has no answer, which it says by an exception
        assertThat(sender.health().warning()).isTrue();
        answers.add(items(201));
        assertThat(sender.send()).isTrue();
        assertThat(counted("stored")).isEqualTo(1);
    }

    /** A collector that ends within the second in which a minute has ended writes documents of both. */
    @Test
    void twoTimesOfOneSecond_haveOtherIds() {
        Identity identity = new Identity("c", "host", "1");
        assertThat(identity.document(new Span(60_000, 120_000), "collector", "").id())
                .isNotEqualTo(identity.document(new Span(120_000, 120_400), "collector", "")
                        .id());
    }
}
