/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTest {
    private static final int RECORDS = 10;

    /** Sends messages with these numbers of their own; each unit of a number is a message of ten records. */
    private static Sequence after(int version, int start, List<Integer> messages) {
        Sequence sequence = new Sequence(version);
        int unit = version == Message.V9 ? 1 : RECORDS;
        for (int each : messages) {
            sequence.message(start + each * unit, RECORDS, 1_000_000 + each);
        }
        return sequence;
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "7, 100", "9, 0", "9, -5", "10, 77", "10, -300"})
    void inOrder_nothingIsLost_alsoOverTheWrap(int version, int start) {
        Sequence sequence = after(version, start, range(0, 1000));
        assertThat(sequence.lost()).isZero();
        assertThat(sequence.late()).isZero();
        assertThat(sequence.restarts()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5, 30", "9, 3", "10, 30"})
    void missing_countsAsLost_onceNobodyExpectsItAnyMore(int version, int units) {
        List<Integer> sent = range(0, 20);
        sent.removeAll(List.of(7, 8, 15));
        assertThat(after(version, 0, sent).lost()).isZero();
        sent.addAll(range(20, 100));
        Sequence sequence = after(version, 0, sent);
        assertThat(sequence.lost()).isEqualTo(units);
        assertThat(sequence.restarts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void swapped_isLate_notLost(int version) {
        List<Integer> sent = range(0, 200);
        for (int i = 10; i < 190; i += 10) {
            Collections.swap(sent, i, i + 1);
        }
        Sequence sequence = after(version, 0, sent);
        assertThat(sequence.lost()).isZero();
        assertThat(sequence.late()).isEqualTo(18);
        assertThat(sequence.restarts()).isZero();
    }

    @Test
    void lateFromAmidAGap_leavesItsBothEndsMissing() {
        List<Integer> sent = range(0, 10);
        sent.addAll(range(15, 18));
        sent.add(12);
        sent.addAll(range(18, 120));
        Sequence sequence = after(Message.V9, 0, sent);
        assertThat(sequence.lost()).isEqualTo(4);
        assertThat(sequence.late()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void beginsAnew_isARestart(int version) {
        Sequence sequence = after(version, 2_000_000, range(0, 50));
        for (int i = 0; i < 50; i++) {
            sequence.message(
                    i * (version == Message.V9 ? 1 : RECORDS), RECORDS, version == Message.IPFIX ? 0 : 5_000 + i);
        }
        assertThat(sequence.restarts()).isEqualTo(1);
        assertThat(sequence.lost()).isZero();
    }

    @Test
    void beginsAnewAFewNumbersBack_isSeenByItsNumbersInARow() {
        Sequence sequence = after(Message.IPFIX, 0, range(0, 50));
        for (int i = 0; i < 100; i++) {
            sequence.message(i * RECORDS, RECORDS, 0);
        }
        assertThat(sequence.restarts()).isEqualTo(1);
        assertThat(sequence.lost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10})
    void countsTheOtherThing_isFollowedAllTheSame(int version) {
        Sequence sequence = new Sequence(version);
        for (int i = 0; i < 500; i++) {
            sequence.message(version == Message.V9 ? i * 7 : i, 7, 0);
        }
        assertThat(sequence.lost()).isLessThan(10);
        assertThat(sequence.restarts()).isLessThanOrEqualTo(1);
    }

    @Test
    void recordsThatNobodyCanCount_areNotLost() {
        Sequence sequence = new Sequence(Message.IPFIX);
        int number = 0;
        for (int i = 0; i < 100; i++) {
            sequence.message(number, i % 3 == 0 ? -1 : 10, 0);
            number += 10;
        }
        assertThat(sequence.lost()).isZero();
        assertThat(sequence.late()).isZero();
        assertThat(sequence.restarts()).isZero();
    }

    @Test
    void anyNumbers_doNoHarm() {
        Random random = new Random(1);
        Sequence sequence = new Sequence(Message.IPFIX);
        long lost = 0;
        for (int i = 0; i < 100_000; i++) {
            sequence.message(random.nextInt(), random.nextInt(40) - 1, random.nextInt());
            assertThat(sequence.lost()).isGreaterThanOrEqualTo(lost);
            lost = sequence.lost();
        }
        assertThat(sequence.restarts()).isPositive();
    }

    private static Sequence copy(int version, Sequence sequence) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        sequence.save(new DataOutputStream(octets));
        Sequence copy = new Sequence(version);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets.toByteArray()));
        copy.restore(in);
        assertThat(in.available()).isZero();
        return copy;
    }

    @ParameterizedTest
    @CsvSource({"5, 10", "7, 10", "9, 1", "10, 10"})
    void arrivedAndLost_areWhatWasSent_alsoWithLateAndRepeatedOnes(int version, int unit) {
        List<Integer> sent = range(0, 300);
        sent.removeAll(List.of(50, 51, 100, 101, 102));
        sent.add(sent.indexOf(105), 101); // comes late
        sent.add(sent.indexOf(200), 199); // comes twice
        Collections.swap(sent, 20, 21);
        Sequence sequence = after(version, 77, sent);
        assertThat(sequence.lost()).isEqualTo(4L * unit);
        assertThat(sequence.arrived()).isEqualTo(296L * unit);
        assertThat(sequence.countsMessages()).isEqualTo(version == Message.V9);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void restart_isExactAtEveryMessage(int version) throws IOException {
        List<Integer> sent = range(0, 400);
        sent.removeAll(range(60, 67));
        sent.removeAll(range(120, 125));
        sent.add(sent.indexOf(130), 122);
        Sequence whole = after(version, -500, sent);
        int unit = version == Message.V9 ? 1 : RECORDS;
        assertThat(whole.lost()).isEqualTo(11L * unit);
        for (int stop = 1; stop < sent.size(); stop += 3) {
            Sequence resumed = copy(version, after(version, -500, sent.subList(0, stop)));
            for (int each : sent.subList(stop, sent.size())) {
                resumed.message(-500 + each * unit, RECORDS, 1_000_000 + each);
            }
            assertThat(resumed.lost()).isEqualTo(whole.lost());
            assertThat(resumed.arrived()).isEqualTo(whole.arrived());
            assertThat(resumed.late()).isEqualTo(whole.late());
            assertThat(resumed.restarts()).isEqualTo(whole.restarts());
        }
    }
}
