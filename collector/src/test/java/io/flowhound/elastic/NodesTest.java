/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;

class NodesTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap
    private final Nodes nodes = new Nodes(
            List.of(URI.create("http://one:9200"), URI.create("https://two"), URI.create("HTTP://[::1]")), clock::get);
    private final HttpHost one = new HttpHost("http", "one", 9200);
    private final HttpHost two = new HttpHost("https", "two", 443);
    private final HttpHost three = new HttpHost("http", "::1", 80);

    @Test
    void next_takesTurns() {
        assertThat(List.of(nodes.next(), nodes.next(), nodes.next(), nodes.next()))
                .containsExactly(one, two, three, one);
    }

    @Test
    void failed_isLeftOutForAMinute_butNotWhenItAnswers() {
        nodes.failed(one);
        nodes.answered(three, 503);
        assertThat(List.of(nodes.next(), nodes.next())).containsExactly(two, two);
        nodes.answered(three, 200);
        assertThat(List.of(nodes.next(), nodes.next())).containsExactly(three, two);
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(List.of(nodes.next(), nodes.next())).containsExactly(three, one);
    }

    @Test
    void allFailed_thatWhichFailedLongestAgoIsTried() {
        nodes.failed(two);
        clock.addAndGet(10);
        nodes.failed(one);
        nodes.failed(three);
        assertThat(nodes.next()).isEqualTo(two);
        nodes.failed(two);
        clock.addAndGet(10);
        assertThat(List.of(one, three)).contains(nodes.next());
    }
}
