/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.bulk.ResendOutcome.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterBoxTest {
    private static final BulkError BAD = new BulkError("document_parsing_exception", "because");

    @TempDir
    Path folder;

    private DeadLetters letters() {
        return new DeadLetters(folder, 1 << 20, InstantSource.fixed(Instant.parse("2026-11-22T04:11:00.123Z")));
    }

    private static DeadLetter letter(int number, String document) {
        return new DeadLetter(
                "flowhound-flows-2026.11.22",
                String.format("AAAAAAAAAAAAAAAA%04d", number),
                400,
                BAD,
                document.getBytes(UTF_8));
    }

    private List<StoredLetter> read() throws IOException {
        List<StoredLetter> all = new ArrayList<>();
        assertThat(new DeadLetterBox(folder).read(all::add)).isZero();
        return all;
    }

    private List<String> documents() throws IOException {
        return read().stream()
                .map(letter -> new String(letter.document(), UTF_8))
                .toList();
    }

    @Test
    void read_giveBackWhatWasPut_octetByOctet() throws Exception {
        List<String> odd = List.of(
                "{\"a\": 1.0E+10, \"b\":18446744073709551615}", "{\"ü\":\"\\u0000 \\n\"}", "{}", "{\"a\":NaN", "7", "");
        for (int i = 0; i < odd.size(); i++) {
            letters().put(List.of(letter(i, odd.get(i))));
        }
        assertThat(documents()).isEqualTo(odd);
        assertThat(read()).extracting(StoredLetter::sendable).containsExactly(true, true, true, false, false, false);
        StoredLetter first = read().get(0);
        assertThat(first.time()).isEqualTo("2026-11-22T04:11:00.123Z");
        assertThat(first.index()).isEqualTo("flowhound-flows-2026.11.22");
        assertThat(first.error()).isEqualTo("document_parsing_exception: because");
        assertThat(first.attempts()).isEqualTo(1);
    }

    @Test
    void read_nothingThere_makesNothing() throws Exception {
        DeadLetterBox box = new DeadLetterBox(folder.resolve("none"));
        assertThat(box.read(letter -> {})).isZero();
        assertThat(box.drop(letter -> true)).isZero();
        assertThat(box.dropAll()).isZero();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void read_linesThatAreNotOurs_areCountedAndStay() throws Exception {
        letters().put(List.of(letter(1, "{}")));
        Path file = folder.resolve("dead-letter.ndjson");
        String line = Files.readString(file);
        String evil = line.replace("AAAAAAAAAAAAAAAA0001", "x\\\"}}\\n{");
        Files.writeString(file, line + evil + "{\"@times\n" + line + "{\"cut");
        List<StoredLetter> all = new ArrayList<>();
        DeadLetterBox box = new DeadLetterBox(folder);
        assertThat(box.read(all::add)).isEqualTo(3);
        assertThat(all).hasSize(2);
        assertThat(box.drop(letter -> true)).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo(evil + "{\"@times\n{\"cut\n");
        assertThat(box.dropAll()).isEqualTo(3);
        assertThat(file).doesNotExist();
    }

    @Test
    void settle_takesOutWhatIsStored_andKeepsTheRestWithItsNewReason() throws Exception {
        for (int i = 0; i < 5; i++) {
            letters().put(List.of(letter(i, "{\"n\":" + i + "}")));
        }
        List<StoredLetter> all = read();
        BulkError other = new BulkError("strict_dynamic_mapping_exception", "no");
        DeadLetterBox box = new DeadLetterBox(folder);
        assertThat(box.settle(List.of(
                        new ResendOutcome(all.get(0), Result.STORED, 201, BulkError.NONE),
                        new ResendOutcome(all.get(1), Result.THERE, 409, BAD),
                        new ResendOutcome(all.get(2), Result.REFUSED, 403, other),
                        new ResendOutcome(all.get(3), Result.NOT_NOW, 429, BAD))))
                .isEqualTo(2);
        List<StoredLetter> left = read();
        assertThat(documents()).containsExactly("{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
        assertThat(left).extracting(StoredLetter::attempts).containsExactly(2, 1, 1);
        assertThat(left.get(0).status()).isEqualTo(403);
        assertThat(left.get(0).type()).isEqualTo("strict_dynamic_mapping_exception");
        assertThat(left.get(0).time()).isEqualTo(all.get(2).time());
        assertThat(left.get(1)).usingRecursiveComparison().isEqualTo(all.get(3));
    }

    @Test
    void conflictRefusedUnderItsNewId_isNotTakenForStoredUnderTheOldOne() throws Exception {
        DeadLetter conflict = letter(0, "{\"n\":0}");
        letters().put(List.of(new DeadLetter(conflict.index(), conflict.id(), 409, BAD, conflict.document())));
        FakeTransport elastic = new FakeTransport();
        resendAll(elastic, conflict.id(), "400 document_parsing_exception");
        assertThat(documents()).containsExactly("{\"n\":0}");

        resendAll(elastic, conflict.id(), "201");
        assertThat(elastic.stored).containsExactly("{\"n\":0}");
        assertThat(documents()).isEmpty();
    }

    /** With an id that something else has, and a verdict for all other ids. */
    private void resendAll(FakeTransport elastic, String taken, String verdict) throws Exception {
        elastic.rule =
                elastic.judge(item -> item.id().equals(taken) ? "409 version_conflict_engine_exception" : verdict);
        List<ResendOutcome> outcomes = new ArrayList<>();
        assertThat(new Resend(elastic, outcomes::add).send(read())).isNull();
        new DeadLetterBox(folder).settle(outcomes);
    }

    @Test
    void drop_bothFiles() throws Exception {
        Files.createDirectories(folder);
        letters().put(List.of(letter(0, "{\"n\":0}")));
        Files.move(folder.resolve("dead-letter.ndjson"), folder.resolve("dead-letter.1.ndjson"));
        letters().put(List.of(letter(1, "{\"n\":1}"), letter(2, "{\"n\":2}")));
        DeadLetterBox box = new DeadLetterBox(folder);
        assertThat(documents()).containsExactly("{\"n\":0}", "{\"n\":1}", "{\"n\":2}");
        assertThat(box.drop(letter -> !letter.id().endsWith("2"))).isEqualTo(2);
        assertThat(documents()).containsExactly("{\"n\":2}");
        assertThat(folder.resolve("dead-letter.1.ndjson")).doesNotExist();
    }

    @Test
    void drop_draftOfACrash_isNotInTheWay() throws Exception {
        letters().put(List.of(letter(0, "{}")));
        Files.writeString(folder.resolve("dead-letter.tmp"), "half a fi");
        assertThat(new DeadLetterBox(folder).drop(letter -> false)).isZero();
        assertThat(documents()).containsExactly("{}");
        assertThat(folder.resolve("dead-letter.tmp")).doesNotExist();
    }

    @Test
    void drop_whileACollectorAppends_losesNothing() throws Exception {
        int count = 400;
        DeadLetters collector = letters();
        AtomicReference<Exception> failed = new AtomicReference<>();
        Thread appends = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < count; i++) {
                    collector.put(List.of(letter(i, "{\"n\":" + i + "}")));
                }
            } catch (IOException e) {
                failed.set(e);
            }
        });
        DeadLetterBox box = new DeadLetterBox(folder);
        Set<String> dropped = ConcurrentHashMap.newKeySet();
        long out = 0;
        while (appends.isAlive()) {
            out += box.drop(letter -> letter.id().endsWith("7") && dropped.add(letter.id()));
        }
        out += box.drop(letter -> letter.id().endsWith("7"));
        assertThat(failed).hasValue(null);
        assertThat(out).isEqualTo(count / 10);
        assertThat(read())
                .hasSize(count - count / 10)
                .noneMatch(letter -> letter.id().endsWith("7"));
    }
}
