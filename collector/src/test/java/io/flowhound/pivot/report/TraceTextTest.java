/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TraceTextTest {
    private static final long FROM = Samples.at("09:00:00");
    private static final long TO = Samples.at("12:00:00");
    private static final String FINDING = "3f9c51d0a6be4277810c4d2e95f8b613";
    private static final String SERVER = "10.7.3.2";

    /** One way through the server that was alerted, one that was not, and many logins that lead nowhere. */
    private static List<Judgement> judgements() {
        Leg origin = Samples.login(0, "10.7.0.14", SERVER, "10:00:00");
        Leg other = Samples.login(1, "10.7.0.15", SERVER, Samples.at("10:01:00"), 4);
        Leg onward = Samples.login(2, SERVER, "10.7.9.80", "10:02:00");
        Leg farther = Samples.login(3, "10.7.9.80", "10.7.9.81", "10:03:00");
        Leg daily = Samples.login(4, SERVER, "10.7.9.82", Samples.at("10:30:00"), 12);
        List<Judgement> list = new ArrayList<>(List.of(
                Samples.alone(origin),
                Samples.alone(other),
                Samples.pair(onward, origin, 0.97, true, FINDING),
                Samples.pair(onward, other, 0.31, false, null),
                Samples.pair(farther, onward, 0.92, true, FINDING),
                Samples.pair(daily, other, 0.02, true, null)));
        for (int i = 0; i < 40; i++) {
            list.add(Samples.alone(
                    Samples.login(10 + i, "10.7.1." + i, SERVER, Samples.at("11:00:00") + i * 1_000L, 20)));
        }
        return list;
    }

    @Test
    void bothWays_equalTheFile() throws IOException {
        Trace trace = Trace.of(judgements(), SERVER);
        Samples.assertGolden(TraceText.of(trace, FROM, TO, TraceText.Way.BOTH, 6, Samples.UNICODE), "trace.txt");
    }

    @Test
    void back_fromTheTarget_reachesTheOrigin() throws IOException {
        Trace trace = Trace.of(judgements(), "10.7.9.81");
        Samples.assertGolden(
                TraceText.of(trace, FROM, TO + 86_400_000, TraceText.Way.BACK, 100, Style.PLAIN), "trace-back.txt");
    }

    @Test
    void everyLogin_isShownOrCounted() {
        Trace trace = Trace.of(judgements(), SERVER);
        for (int limit = 1; limit < 60; limit += 7) {
            String text = TraceText.of(trace, FROM, TO, TraceText.Way.BACK, limit, Style.PLAIN);
            long shown = text.lines().filter(line -> line.contains("ssh/22,")).count();
            Matcher more = Pattern.compile("\\.\\.\\. (\\d+) more").matcher(text);
            long hidden = more.results()
                    .mapToLong(one -> Long.parseLong(one.group(1)))
                    .sum();
            assertThat(shown).isLessThanOrEqualTo(limit);
            assertThat(shown + hidden).isEqualTo(trace.back().size());
        }
    }

    @Test
    void aLongWay_isCutWhereNoRoomIsLeft() {
        List<Judgement> list = new ArrayList<>();
        Leg before = Samples.login(0, "10.1.0.0", "10.1.0.1", 0, 0);
        list.add(Samples.alone(before));
        for (int i = 1; i < 3_000; i++) {
            Leg leg = Samples.login(
                    i, "10.1." + i / 250 + "." + i % 250, "10.1." + (i + 1) / 250 + "." + (i + 1) % 250, i, 0);
            list.add(Samples.pair(leg, before, 0.5, true, null));
            before = leg;
        }
        String text = TraceText.of(Trace.of(list, "10.1.0.0"), 0, TO, TraceText.Way.FORWARD, 100, Style.PLAIN);
        assertThat(text).contains("... 2,990 more");
    }

    @Test
    void noLogin_saysWhereToLook() {
        String text = TraceText.of(Trace.of(List.of(), "10.7.9.99"), FROM, TO, TraceText.Way.BOTH, 10, Style.PLAIN);
        assertThat(text).contains("No login to it was seen.").contains("No login from it was seen.");
        assertThat(text).contains("pivots coverage");
    }

    @Test
    void json_isALineALoginAndWay() throws IOException {
        Trace trace = Trace.of(judgements(), SERVER);
        List<String> lines = new ArrayList<>();
        TraceJson.write(trace, TraceText.Way.BOTH, lines::add);
        assertThat(lines).hasSize(42 + 3);
        assertThat(lines).allMatch(line -> line.indexOf('\n') < 0);
        JsonNode last = new ObjectMapper().readTree(lines.get(44));
        assertThat(last.at("/way").asText()).isEqualTo("forward");
        assertThat(last.at("/distance").asInt()).isEqualTo(1);
        assertThat(last.at("/destination/ip").asText()).isEqualTo("10.7.9.81");
        assertThat(last.at("/start").asText()).isEqualTo("2026-05-04T10:03:00.000Z");
        assertThat(last.at("/tie/nearer").asInt()).isEqualTo(2);
        assertThat(last.at("/tie/score").asDouble()).isEqualTo(0.92);
        assertThat(last.at("/tie/alert").asText()).isEqualTo(FINDING);
        assertThat(last.at("/tie/verdict").asText()).isEqualTo("alerted");
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.has("tie")).isFalse();
        assertThat(first.at("/judgement/parent").isNull()).isTrue();
    }

    @Test
    void json_oneWay_hasOnlyThat() {
        List<String> lines = new ArrayList<>();
        TraceJson.write(Trace.of(judgements(), SERVER), TraceText.Way.BACK, lines::add);
        assertThat(lines).hasSize(42).allMatch(line -> line.contains("\"way\":\"back\""));
    }
}
