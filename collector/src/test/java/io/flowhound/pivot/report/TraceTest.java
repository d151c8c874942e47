/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceTest {
    private final Leg ab = Samples.login(0, "10.0.0.1", "10.0.0.2", "10:00:00");
    private final Leg xb = Samples.login(1, "10.0.0.9", "10.0.0.2", "10:01:00");
    private final Leg bc = Samples.login(2, "10.0.0.2", "10.0.0.3", "10:02:00");
    private final Leg bcAgain = Samples.login(3, "10.0.0.2", "10.0.0.3", "10:03:00");
    private final Leg cd = Samples.login(4, "10.0.0.3", "10.0.0.4", "10:04:00");
    private final Leg de = Samples.login(5, "10.0.0.4", "10.0.0.5", "10:05:00");
    private final Leg ca = Samples.login(6, "10.0.0.3", "10.0.0.1", "10:06:00");

    private final List<Judgement> judgements = List.of(
            Samples.alone(ab),
            Samples.alone(xb),
            Samples.pair(bc, ab, 0.95, true, "3f9c51d0a6be4277810c4d2e95f8b613"),
            Samples.pair(bc, xb, 0.30, false, null),
            Samples.pair(bcAgain, ab, 0.20, true, null),
            Samples.pair(cd, bc, 0.90, true, "3f9c51d0a6be4277810c4d2e95f8b613"),
            Samples.pair(cd, bcAgain, 0.60, false, null),
            Samples.pair(de, cd, 0.80, true, "3f9c51d0a6be4277810c4d2e95f8b613"),
            Samples.pair(ca, bc, 0.10, true, null));

    private static List<Integer> numbers(List<Trace.Step> steps) {
        return steps.stream().map(step -> step.leg().index()).toList();
    }

    @Test
    void back_followsParents() {
        List<Trace.Step> back = Trace.of(judgements, "10.0.0.4").back();
        assertThat(numbers(back)).containsExactly(4, 2, 3, 0, 1);
        assertThat(back).extracting(Trace.Step::distance).containsExactly(0, 1, 1, 2, 2);
        assertThat(back).extracting(Trace.Step::nearer).containsExactly(-1, 4, 4, 2, 2);
        assertThat(back.get(0).tie()).isNull();
        assertThat(back.get(0).own()).isEqualTo(judgements.get(5));
        assertThat(back.get(1).tie()).isEqualTo(judgements.get(5));
        assertThat(back.get(3).others()).containsExactly(judgements.get(4));
    }

    @Test
    void forward_followsChildren() {
        List<Trace.Step> forward = Trace.of(judgements, "10.0.0.2").forward();
        assertThat(numbers(forward)).containsExactly(2, 3, 4, 6, 5);
        assertThat(forward.get(0).own()).isEqualTo(judgements.get(2));
        assertThat(forward.get(2).tie()).isEqualTo(judgements.get(5));
        assertThat(forward.get(2).others()).containsExactly(judgements.get(6));
        assertThat(forward.get(4).nearer()).isEqualTo(4);
    }

    @Test
    void aHostThatNobodyUsed_hasNoWays() {
        Trace trace = Trace.of(judgements, "10.0.0.77");
        assertThat(trace.back()).isEmpty();
        assertThat(trace.forward()).isEmpty();
        assertThat(Trace.of(List.of(), "10.0.0.1").back()).isEmpty();
    }

    @Test
    void host_isReadAsAnAddress() {
        Leg six = Samples.login(0, "2001:db8::1", "2001:db8::2", "10:00:00");
        assertThat(Trace.of(List.of(Samples.alone(six)), "2001:DB8:0::2").back())
                .hasSize(1);
        assertThatThrownBy(() -> Trace.of(judgements, "server7")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void order_ofTheList_doesNotMatter() {
        List<Judgement> shuffled = new ArrayList<>(judgements);
        Trace wanted = Trace.of(judgements, "10.0.0.4");
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Trace.of(shuffled, "10.0.0.4").back()).isEqualTo(wanted.back());
            assertThat(Trace.of(shuffled, "10.0.0.2").forward())
                    .isEqualTo(Trace.of(judgements, "10.0.0.2").forward());
        }
    }

    /** Twenty layers of 250 logins, each of which could go on from any of 8 before it: 8 to the 19th ways. */
    @Test
    void manyWays_areNotWalkedOneByOne() {
        List<Judgement> dense = new ArrayList<>();
        List<Leg> before = List.of();
        Random random = new Random(7);
        for (int layer = 0; layer < 20; layer++) {
            List<Leg> legs = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                Leg leg = Samples.login(
                        layer * 250 + i, "10.0.0." + layer, "10.0.0." + (layer + 1), 60_000L * layer + i, 1);
                legs.add(leg);
                dense.add(Samples.alone(leg));
                for (int k = 0; k < 8 && !before.isEmpty(); k++) {
                    dense.add(Samples.pair(leg, before.get((i + k) % 250), random.nextDouble(), k == 0, null));
                }
            }
            before = legs;
        }
        Trace trace = Trace.of(dense, "10.0.0.20");
        assertThat(trace.back()).hasSize(5_000);
        assertThat(numbers(trace.back())).doesNotHaveDuplicates();
        assertThat(trace.back().stream().mapToInt(step -> step.others().size()).sum())
                .isEqualTo(19 * 250 * 8 - 19 * 250);
        String text = TraceText.of(trace, 0, 86_399_000, TraceText.Way.BACK, 50, Style.PLAIN);
        assertThat(text.lines().filter(line -> line.contains("ssh/22"))).hasSizeLessThanOrEqualTo(50);
    }
}
