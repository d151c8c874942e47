/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static io.flowhound.bulk.FakeTransport.answer;
import static io.flowhound.bulk.FakeTransport.failure;
import static io.flowhound.bulk.FakeTransport.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.bulk.FakeTransport.Answer;
import io.flowhound.bulk.FakeTransport.Item;
import io.flowhound.bulk.FakeTransport.Request;
import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private static final long SHORT_NANOS = Backoff.LEAST_NANOS;
    private static final long LONG_NANOS = Backoff.LONG_NANOS / 2;

    @TempDir
    Path folder;

    private final FakeTransport elastic = new FakeTransport();
    private final FakeWaiter waiter = new FakeWaiter();
    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    private final Permits permits = new Permits(8);
    private final BulkMeters meters = new BulkMeters(metrics, "flowhound-flows", permits);
    private final Troubles troubles = new Troubles("flowhound-flows", InstantSource.system());
    private final Doubts doubts = new Doubts();
    private boolean ownRun;
    private final Conflicts conflicts = new Conflicts(position -> ownRun, InstantSource.system());

    private Delivery delivery() {
        return delivery(new DeadLetters(folder, 1 << 20));
    }

    private Delivery delivery(DeadLetters deadLetters) {
        Backoff backoff = new Backoff(waiter, new Random(1));
        return new Delivery(elastic, deadLetters, meters, troubles, conflicts, doubts, permits, backoff);
    }

    private List<String> deadLetters() throws IOException {
        Path file = folder.resolve("dead-letter.ndjson");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void assertCounts(int stored, int repeated, int refused) {
        assertThat(metrics.documentsStored.count()).as("stored").isEqualTo(stored);
        assertThat(metrics.documentsRepeated.count()).as("repeated").isEqualTo(repeated);
        assertThat(metrics.documentsRefused.count()).as("refused").isEqualTo(refused);
    }

    @Test
    void deliver_allStored_takesOneRequest() throws Exception {
        Batch batch = Documents.batch(100);
        delivery().deliver(batch);
        assertThat(batch.count()).isZero();
        assertThat(elastic.stored).isEqualTo(Documents.texts(0, 100));
        assertThat(waiter.pauses).isEmpty();
        assertCounts(100, 0, 0);
        assertThat(metrics.bulkRequests.count()).isEqualTo(1);
        assertThat(metrics.bulkRetries.count()).isZero();
        assertThat(metrics.bulkOctets.count()).isEqualTo(elastic.requests.get(0).octets());
        assertThat(deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429,es_rejected_execution_exception",
        "429,cluster_block_exception",
        "503,unavailable_shards_exception",
        "500,illegal_state_exception"
    })
    void deliver_someItemsBusy_sendsExactlyTheseAgain(int status, String type) throws Exception {
        elastic.then(1, elastic.judge(item -> item.document().hashCode() % 3 == 0 ? status + " " + type : "201"));
        delivery().deliver(Documents.batch(60));

        Request first = elastic.requests.get(0);
        List<Item> refused = first.items().stream()
                .filter(item -> item.document().hashCode() % 3 == 0)
                .toList();
        assertThat(refused).isNotEmpty().hasSizeLessThan(60);
        assertThat(elastic.requests).hasSize(2);
        assertThat(elastic.requests.get(1).items()).isEqualTo(refused);
        assertThat(elastic.stored).containsExactlyInAnyOrderElementsOf(Documents.texts(0, 60));
        assertThat(waiter.pauses).hasSize(1).allMatch(nanos -> nanos <= SHORT_NANOS);
        assertCounts(60, 0, 0);
        assertThat(metrics.bulkRetries.count()).isEqualTo(1);
        assertThat(troubles.health().ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "401,security_exception",
        "403,security_exception",
        "403,cluster_block_exception",
        "404,index_not_found_exception"
    })
    void deliver_itemsDenied_waitsLongAndSendsAgain(int status, String type) throws Exception {
        elastic.then(3, elastic.judge(item -> status + " " + type));
        delivery().deliver(Documents.batch(5));
        assertThat(elastic.requests).hasSize(4);
        assertThat(waiter.pauses).hasSize(3).allMatch(nanos -> nanos >= LONG_NANOS);
        assertCounts(5, 0, 0);
    }

    @Test
    void deliver_itemsThere_countAsStored() throws Exception {
        delivery().deliver(Documents.batch(10));
        delivery().deliver(Documents.batch(12));
        assertThat(elastic.requests).hasSize(2);
        assertCounts(22, 10, 0);
        assertThat(waiter.pauses).isEmpty();
    }

    @Test
    void deliver_idThereThoughNeverSent_isAConflict() throws Exception {
        delivery().deliver(Documents.batch(3));
        ownRun = true; // a copy of this machine goes on with the same positions
        delivery().deliver(Documents.batch(5));
        assertCounts(5, 0, 3);
        assertThat(metrics.documentsConflicting.count()).isEqualTo(3);
        assertThat(deadLetters())
                .hasSize(3)
                .allMatch(letter -> letter.contains("\"status\":409") && letter.contains("version_conflict"));
        assertThat(conflicts.health().ok()).isFalse();
        assertThat(conflicts.health().reason())
                .contains("3 documents")
                .contains("flowhound-flows-2026.11.22/"
                        + elastic.requests.get(1).ids().get(2));
        assertThat(waiter.pauses).isEmpty();
    }

    @Test
    void deliver_idThereAfterALostAnswer_isStored() throws Exception {
        ownRun = true;
        elastic.then(1, request -> {
            elastic.store(request);
            throw new IOException("connection reset");
        });
        delivery().deliver(Documents.batch(5));
        assertCounts(5, 5, 0);
        assertThat(conflicts.health().ok()).isTrue();
        assertThat(deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void deliver_idThereAfterAnErrorOfTheRequest_isStored(int status) throws Exception {
        ownRun = true;
        elastic.then(1, request -> {
            elastic.store(request);
            return status(status, "timeout").to(request);
        });
        delivery().deliver(Documents.batch(5));
        assertCounts(5, 5, 0);
        assertThat(conflicts.health().ok()).isTrue();
    }

    @Test
    void deliver_someSentBefore_onlyTheOthersCanBeConflicts() throws Exception {
        ownRun = true;
        // Documents 7 to 9 belong to somebody else; document 1 is refused once, and is not in doubt after that.
        elastic.judge(item -> "201").to(new Request(List.of(item(7), item(8), item(9)), 0));
        AtomicInteger requests = new AtomicInteger();
        elastic.rule = request -> elastic.judge(
                        item -> requests.get() == 1 && item.document().endsWith("1}")
                                ? "429 es_rejected_execution_exception"
                                : "201")
                .to(counted(requests, request));
        delivery().deliver(Documents.batch(10));
        assertCounts(7, 0, 3);
        assertThat(metrics.documentsConflicting.count()).isEqualTo(3);
        assertThat(elastic.requests.get(1).documents()).containsExactly(Documents.text(1));
    }

    private static Item item(int number) {
        Batch batch = Documents.batch(number + 1);
        return new Item(batch.index(number), batch.id(number), Documents.text(number));
    }

    @Test
    void deliver_conflictWhileTheDeadLetterFileCannotBeWritten_staysAConflict() throws Exception {
        ownRun = true;
        delivery().deliver(Documents.batch(2));
        Path blocked = folder.resolve("blocked");
        Files.createFile(blocked);
        Waiter unblocks = nanos -> delete(blocked);
        new Delivery(
                        elastic,
                        new DeadLetters(blocked, 1 << 20),
                        meters,
                        troubles,
                        conflicts,
                        doubts,
                        permits,
                        new Backoff(unblocks, new Random(1)))
                .deliver(Documents.batch(3));
        assertThat(Files.readAllLines(blocked.resolve("dead-letter.ndjson"))).hasSize(2);
        assertThat(metrics.documentsConflicting.count()).isEqualTo(2);
        assertCounts(3, 0, 2);
    }

    @Test
    void deliver_busy_hasFewerRequestsUnderWay_andMoreAgainAfterwards() throws Exception {
        elastic.then(1, status(429, "es_rejected_execution_exception"));
        elastic.then(1, elastic.judge(item -> item.document().equals(Documents.text(0)) ? "429 x" : "201"));
        elastic.then(1, elastic.judge(item -> "429 cluster_block_exception"));
        Delivery delivery = delivery();
        delivery.deliver(Documents.batch(2));
        assertThat(permits.limit())
                .as("halved three times, and one more after a request that was taken")
                .isEqualTo(2);
        elastic.stored.clear();
        for (int i = 0; i < 40; i++) {
            delivery.deliver(Documents.batch(2));
            elastic.stored.clear();
        }
        assertThat(permits.limit()).isEqualTo(8);
        assertThat(metrics.registry()
                        .get("flowhound.bulk.in.flight.limit")
                        .gauge()
                        .value())
                .isEqualTo(8);
    }

    @Test
    void deliver_floodStage_isAnAlarmAtOnce() throws Exception {
        elastic.then(
                1,
                elastic.judge(item -> item.document().equals(Documents.text(0))
                        ? "429 es_rejected_execution_exception"
                        : "429 cluster_block_exception"));
        AtomicReference<BulkHealth> seen = new AtomicReference<>();
        new Delivery(
                        elastic,
                        new DeadLetters(folder, 1 << 20),
                        meters,
                        troubles,
                        conflicts,
                        doubts,
                        permits,
                        new Backoff(nanos -> seen.set(troubles.health()), new Random(1)))
                .deliver(Documents.batch(4));
        assertThat(seen.get().reason()).contains("cluster_block_exception").contains("free disk space");
        assertCounts(4, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 security_exception", "404 odd_exception", "413 odd_exception", "422 odd_exception"})
    void deliver_oneItemRefusedForEverWhileItsNeighboursAreStored_isPutAside(String verdict) throws Exception {
        elastic.rule = elastic.judge(item -> item.document().equals(Documents.text(2)) ? verdict : "201");
        delivery().deliver(Documents.batch(5));
        assertThat(elastic.requests).hasSize(ItemJudge.REFUSALS);
        assertThat(deadLetters())
                .hasSize(1)
                .allMatch(letter -> letter.contains("\"status\":" + verdict.substring(0, 3)));
        assertCounts(4, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "403 cluster_block_exception",
                "404 index_not_found_exception",
                "400 index_closed_exception",
                "400 validation_exception"
            })
    void deliver_indexBlockedAmidARequest_isNeverPutAside(String verdict) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        elastic.rule = request -> elastic.judge(
                        item -> requests.get() < 30 && !item.document().equals(Documents.text(0)) ? verdict : "201")
                .to(counted(requests, request));
        delivery().deliver(Documents.batch(4));
        assertThat(elastic.requests).hasSize(30);
        assertThat(deadLetters()).isEmpty();
        assertCounts(4, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"document_parsing_exception", "mapper_parsing_exception", "strict_dynamic_mapping_exception"})
    void deliver_badDocument_isPutAsideAtOnce(String type) throws Exception {
        elastic.rule = elastic.judge(item -> item.document().equals(Documents.text(3)) ? "400 " + type : "201");
        delivery().deliver(Documents.batch(6));
        assertThat(elastic.requests).hasSize(1);
        assertThat(elastic.stored)
                .containsExactlyInAnyOrderElementsOf(
                        List.of("{\"n\":0}", "{\"n\":1}", "{\"n\":2}", "{\"n\":4}", "{\"n\":5}"));
        assertThat(deadLetters())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"index\":\"flowhound-flows-2026.11.22\"")
                        .contains("\"id\":\"" + elastic.requests.get(0).ids().get(3) + "\"")
                        .contains("\"status\":400,\"error\":{\"type\":\"" + type + "\",\"reason\":\"because\"}")
                        .endsWith("\"document\":{\"n\":3}}"));
        assertCounts(5, 0, 1);
        assertThat(waiter.pauses).isEmpty();
    }

    @Test
    void deliver_deadLetterFileCannotBeWritten_keepsTheDocument() throws Exception {
        Path blocked = folder.resolve("blocked");
        Files.createFile(blocked);
        AtomicInteger pauses = new AtomicInteger();
        elastic.rule = elastic.judge(
                item -> item.document().equals(Documents.text(1)) ? "400 document_parsing_exception" : "201");
        Waiter unblocks = nanos -> {
            assertThat(troubles.health().reason()).contains("dead-letter file cannot be written");
            if (pauses.incrementAndGet() == 4) {
                delete(blocked);
            }
        };
        new Delivery(
                        elastic,
                        new DeadLetters(blocked, 1 << 20),
                        meters,
                        troubles,
                        conflicts,
                        doubts,
                        permits,
                        new Backoff(unblocks, new Random(1)))
                .deliver(Documents.batch(3));
        assertThat(pauses).hasValue(4);
        assertThat(Files.readAllLines(blocked.resolve("dead-letter.ndjson"))).hasSize(1);
        assertCounts(2, 0, 1);
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,validation_exception",
        "400,index_closed_exception",
        "400,illegal_argument_exception",
        "405,x",
        "418,x"
    })
    void deliver_wholeIndexRefuses_isNeverPutAside(int status, String type) throws Exception {
        Batch batch = Documents.batch(3);
        ActionLine line = new ActionLine(new IndexNames("flowhound-flows"));
        for (int i = 3; i < 6; i++) {
            Documents.add(batch, line, Documents.NOON + Documents.DAY, i, Documents.text(i));
        }
        AtomicInteger requests = new AtomicInteger();
        elastic.rule = request -> elastic.judge(
                        item -> item.index().endsWith("23") && requests.get() < 20 ? status + " " + type : "201")
                .to(counted(requests, request));
        delivery().deliver(batch);
        assertThat(elastic.stored).isEqualTo(Documents.texts(0, 6));
        assertThat(deadLetters()).isEmpty();
        assertThat(elastic.requests).hasSize(20);
        assertThat(elastic.requests.get(19).documents()).isEqualTo(Documents.texts(3, 6));
    }

    private static Request counted(AtomicInteger counter, Request request) {
        counter.incrementAndGet();
        return request;
    }

    @Test
    void deliver_oneDocumentRefusedWhileNeighboursAreStored_isPutAsideAfterFiveTimes() throws Exception {
        elastic.rule = elastic.judge(
                item -> item.document().equals(Documents.text(2)) ? "400 illegal_argument_exception" : "201");
        delivery().deliver(Documents.batch(5));
        assertThat(elastic.requests).hasSize(ItemJudge.REFUSALS);
        assertThat(deadLetters()).hasSize(1);
        assertThat(waiter.pauses).hasSize(ItemJudge.REFUSALS - 1).allMatch(nanos -> nanos <= 8 * SHORT_NANOS);
        assertCounts(4, 0, 1);
    }

    @Test
    void deliver_loneDocumentRefused_isPutAsideOnceAnotherSenderStores() throws Exception {
        AtomicBoolean others = new AtomicBoolean();
        elastic.rule = elastic.judge(
                item -> item.document().equals(Documents.text(0)) && !others.get() ? "422 odd_exception" : "201");
        AtomicInteger pauses = new AtomicInteger();
        FakeTransport same = new FakeTransport();
        Delivery other = new Delivery(
                same,
                new DeadLetters(folder, 1000),
                meters,
                troubles,
                conflicts,
                doubts,
                permits,
                new Backoff(waiter, new Random(2)));
        Waiter anotherStores = nanos -> {
            if (pauses.incrementAndGet() == 30) {
                other.deliver(Documents.batch(2));
            }
        };
        new Delivery(
                        elastic,
                        new DeadLetters(folder, 1 << 20),
                        meters,
                        troubles,
                        conflicts,
                        doubts,
                        permits,
                        new Backoff(anotherStores, new Random(1)))
                .deliver(Documents.batch(1));
        assertThat(pauses).hasValue(30);
        assertThat(elastic.requests).hasSize(31);
        assertThat(deadLetters()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void deliver_wholeRequestBusy_sendsAllAgain(int status) throws Exception {
        elastic.then(2, status(status, "es_rejected_execution_exception"));
        delivery().deliver(Documents.batch(8));
        assertThat(elastic.requests).hasSize(3);
        assertThat(elastic.requests.get(2)).isEqualTo(elastic.requests.get(0));
        assertThat(waiter.pauses).hasSize(2).allMatch(nanos -> nanos <= 2 * SHORT_NANOS);
        assertCounts(8, 0, 0);
        assertThat(metrics.bulkRetries.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 405, 406})
    void deliver_wholeRequestDenied_waitsLongWithAlarm(int status) throws Exception {
        AtomicInteger alarms = new AtomicInteger();
        elastic.then(2, status(status, "security_exception"));
        Waiter checks = nanos -> {
            assertThat(nanos).isGreaterThanOrEqualTo(LONG_NANOS);
            assertThat(troubles.health().ok()).isFalse();
            assertThat(troubles.health().reason()).contains("HTTP " + status).contains("security_exception: because");
            alarms.incrementAndGet();
        };
        new Delivery(
                        elastic,
                        new DeadLetters(folder, 1000),
                        meters,
                        troubles,
                        conflicts,
                        doubts,
                        permits,
                        new Backoff(checks, new Random(1)))
                .deliver(Documents.batch(8));
        assertThat(alarms).hasValue(2);
        assertCounts(8, 0, 0);
        assertThat(troubles.health()).isEqualTo(BulkHealth.OK);
    }

    @Test
    void deliver_connectionLost_sendsAllAgainWithTheSameIds() throws Exception {
        elastic.then(1, failure(new ConnectException("Connection refused")));
        elastic.then(1, request -> {
            elastic.judge(item -> "201").to(new Request(request.items().subList(0, 4), 0));
            throw new IOException();
        });
        delivery().deliver(Documents.batch(10));
        assertThat(elastic.requests).hasSize(3);
        assertThat(elastic.requests.get(2)).isEqualTo(elastic.requests.get(0));
        assertThat(elastic.stored).isEqualTo(Documents.texts(0, 10));
        assertCounts(10, 4, 0);
    }

    @Test
    void deliver_longOutage_backsOffToThirtySeconds() throws Exception {
        elastic.then(40, failure(new IOException("down")));
        delivery().deliver(Documents.batch(1));
        assertThat(waiter.pauses).hasSize(40);
        assertThat(waiter.pauses.subList(10, 40))
                .allMatch(nanos -> nanos >= Backoff.MOST_NANOS / 2 && nanos <= Backoff.MOST_NANOS);
    }

    @Test
    void deliver_transportFails_isTriedAgain() throws Exception {
        elastic.then(1, request -> {
            throw new IllegalStateException("a bug");
        });
        elastic.then(1, request -> {
            throw new NoClassDefFoundError("a worse one");
        });
        delivery().deliver(Documents.batch(3));
        assertCounts(3, 0, 0);
        assertThat(waiter.pauses).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Welcome</html>",
                "",
                "{}",
                "[]",
                "{\"errors\":true}",
                "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}}]}",
                "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}},{\"create\":{\"status\":201}},{\"create\":{\"status\":201}}]}",
                "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}},{\"create\":{\"st"
            })
    void deliver_answerThatIsNotOfBulk_storesNothing(String body) throws Exception {
        elastic.then(2, answer(200, body));
        delivery().deliver(Documents.batch(2));
        assertThat(elastic.requests).hasSize(3);
        assertThat(elastic.requests.get(2).documents()).hasSize(2);
        assertThat(waiter.pauses).hasSize(2).allMatch(nanos -> nanos >= LONG_NANOS);
        assertCounts(2, 0, 0);
    }

    @Test
    void deliver_itemWithoutStatus_isSentAgain() throws Exception {
        elastic.then(1, answer(200, "{\"errors\":true,\"items\":[{\"create\":{}},{\"create\":{\"status\":201}},7]}"));
        delivery().deliver(Documents.batch(3));
        assertThat(elastic.requests.get(1).documents()).containsExactly("{\"n\":0}", "{\"n\":2}");
        assertCounts(3, 0, 0);
    }

    @Test
    void deliver_tooLarge_isSplitUntilItFits() throws Exception {
        int limit = 500;
        Answer store = elastic.rule;
        elastic.rule =
                request -> request.octets() > limit ? new BulkTransport.Response(413, new byte[0]) : store.to(request);
        delivery().deliver(Documents.batch(100));
        assertThat(elastic.stored).isEqualTo(Documents.texts(0, 100));
        assertThat(elastic.requests.stream().filter(request -> request.octets() > limit))
                .hasSizeLessThan(6);
        assertThat(waiter.pauses).isEmpty();
        assertThat(deadLetters()).isEmpty();
        assertCounts(100, 0, 0);
    }

    @Test
    void deliver_oneDocumentTooLarge_isPutAsideAlone() throws Exception {
        Batch batch = Documents.batch(0);
        ActionLine line = new ActionLine(new IndexNames("flowhound-flows"));
        Documents.add(batch, line, Documents.NOON, 0, "{\"n\":\"" + "x".repeat(1000) + "\"}");
        for (int i = 1; i < 20; i++) {
            Documents.add(batch, line, Documents.NOON, i, Documents.text(i));
        }
        Answer store = elastic.rule;
        elastic.rule =
                request -> request.octets() > 1000 ? new BulkTransport.Response(413, new byte[0]) : store.to(request);
        delivery().deliver(batch);
        assertThat(elastic.stored).containsExactlyInAnyOrderElementsOf(Documents.texts(1, 20));
        assertThat(deadLetters()).hasSize(1).allMatch(letter -> letter.contains("\"status\":413"));
    }

    @Test
    void deliver_memoryPressureThatStays_sendsLess() throws Exception {
        Answer store = elastic.rule;
        elastic.rule = request -> request.octets() > 1000
                ? status(429, "es_rejected_execution_exception").to(request)
                : store.to(request);
        delivery().deliver(Documents.batch(100));
        assertThat(elastic.stored).isEqualTo(Documents.texts(0, 100));
        assertThat(elastic.requests.get(2).items()).hasSize(100);
        assertThat(elastic.requests.get(3).items()).hasSizeLessThan(100);
        assertCounts(100, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 37, 63, 98, 99})
    void deliver_unreadableDocument_costsOnlyItself(int bad) throws Exception {
        elastic.rule = unreadable(Set.of(bad));
        delivery().deliver(Documents.batch(100));
        assertThat(elastic.stored)
                .containsExactlyInAnyOrderElementsOf(Documents.texts(0, 100).stream()
                        .filter(text -> !text.equals(Documents.text(bad)))
                        .toList());
        assertThat(deadLetters()).hasSize(1).allMatch(letter -> letter.endsWith(Documents.text(bad) + "}"));
        assertThat(elastic.requests).hasSizeLessThan(20);
        assertCounts(99, 0, 1);
    }

    @Test
    void deliver_severalUnreadableDocuments_costOnlyThemselves() throws Exception {
        Set<Integer> bad = new HashSet<>(List.of(0, 1, 2, 50, 51, 77, 99));
        elastic.rule = unreadable(bad);
        delivery().deliver(Documents.batch(100));
        assertCounts(93, 0, 7);
        assertThat(deadLetters()).hasSize(7);
        assertThat(new HashSet<>(elastic.stored)).hasSize(93).hasSameSizeAs(elastic.stored);
    }

    private Answer unreadable(Set<Integer> bad) {
        Set<String> texts = new HashSet<>(bad.stream().map(Documents::text).toList());
        return request -> request.documents().stream().anyMatch(texts::contains)
                ? status(400, "illegal_argument_exception").to(request)
                : elastic.store(request);
    }

    @Test
    void deliver_everyRequestUnreadable_putsNothingAside() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        elastic.rule = request ->
                broken.get() ? status(400, "illegal_argument_exception").to(request) : elastic.store(request);
        AtomicInteger pauses = new AtomicInteger();
        Waiter repairs = nanos -> broken.set(pauses.incrementAndGet() < 25);
        new Delivery(
                        elastic,
                        new DeadLetters(folder, 1 << 20),
                        meters,
                        troubles,
                        conflicts,
                        doubts,
                        permits,
                        new Backoff(repairs, new Random(1)))
                .deliver(Documents.batch(10));
        assertThat(elastic.stored).containsExactlyInAnyOrderElementsOf(Documents.texts(0, 10));
        assertThat(deadLetters()).isEmpty();
        assertCounts(10, 0, 0);
    }

    @Test
    void deliver_badRequestOfAProxy_isNotTheDocumentsFault() throws Exception {
        elastic.then(3, answer(400, "<html>The plain HTTP request was sent to HTTPS port</html>"));
        delivery().deliver(Documents.batch(4));
        assertThat(elastic.requests)
                .hasSize(4)
                .allMatch(request -> request.items().size() == 4);
        assertThat(waiter.pauses).allMatch(nanos -> nanos >= LONG_NANOS);
        assertCounts(4, 0, 0);
    }

    @Test
    void deliver_anyMixOfAnswers_storesEachOnceOrPutsItAside() throws Exception {
        Random random = new Random(42);
        List<String> verdicts = List.of(
                "201",
                "429 es_rejected_execution_exception",
                "503 unavailable_shards_exception",
                "403 security_exception",
                "400 validation_exception");
        elastic.rule = request -> switch (random.nextInt(12)) {
            case 0 -> status(429, "es_rejected_execution_exception").to(request);
            case 1 -> throw new IOException("lost");
            case 2 -> new BulkTransport.Response(413, new byte[0]);
            case 3 -> {
                elastic.store(request);
                throw new IOException("lost after it was carried out");
            }
            case 4 -> status(400, "parse_exception").to(request);
            case 5 -> answer(200, "<html>").to(request);
            default ->
                elastic.judge(item -> item.document().endsWith("7}")
                                ? "400 document_parsing_exception"
                                : verdicts.get(random.nextInt(verdicts.size())))
                        .to(request);
        };
        Delivery delivery = delivery();
        for (int i = 0; i < 20; i++) {
            waiter.pauses.clear();
            elastic.stored.clear();
            double refused = metrics.documentsRefused.count();
            delivery.deliver(Documents.batch(50));
            double aside = metrics.documentsRefused.count() - refused;
            assertThat(aside).isBetween(0.0, 50.0);
            assertThat(new HashSet<>(elastic.stored)).hasSameSizeAs(elastic.stored);
            assertThat(elastic.stored.size() + aside).isGreaterThanOrEqualTo(50);
        }
        assertThat(metrics.documentsStored.count() + metrics.documentsRefused.count())
                .isEqualTo(20 * 50);
    }
}
