/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TroublesTest {
    private static final Trouble DOWN = Trouble.unreachable(new IOException("Connection refused"));
    private static final Trouble DENIED = Trouble.request(401, new BulkError("security_exception", "expired"));

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Troubles.class);
    private Instant now = Instant.parse("2026-11-22T04:11:00Z");
    private final Troubles troubles = new Troubles("flowhound-flows", () -> now);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private List<String> logged() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void report_isLoggedAtStartOnceAMinuteAndAtTheEnd() {
        for (int second = 0; second < 150; second++) {
            troubles.report("a", DOWN);
            now = now.plusSeconds(1);
        }
        troubles.over("a");
        assertThat(logged())
                .hasSize(4)
                .satisfies(all ->
                        assertThat(all.get(0)).contains("Connection refused").contains("0 s"))
                .satisfies(all -> assertThat(all.get(1)).contains("For 60 s"))
                .satisfies(all -> assertThat(all.get(2)).contains("For 120 s"))
                .satisfies(all -> assertThat(all.get(3)).contains("get through again, after 150 s"));
    }

    @Test
    void report_comingAndGoing_isNotLoggedEachTime() {
        for (int second = 0; second < 59; second++) {
            troubles.report("a", DOWN);
            troubles.over("a");
            now = now.plusSeconds(1);
        }
        assertThat(logged()).hasSize(2);
    }

    @Test
    void report_alarm_isAnError() {
        troubles.report("a", DENIED);
        assertThat(lines.list).hasSize(1).allMatch(line -> line.getLevel() == Level.ERROR);
        assertThat(logged().get(0)).contains("401").contains("expired").contains("elasticsearch.api-key");
    }

    @Test
    void report_alarmAfterWhatIsTemporary_isLoggedAtOnce() {
        troubles.report("a", DOWN);
        troubles.report("b", DENIED);
        troubles.report("b", DENIED);
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.ERROR);
    }

    @Test
    void report_temporaryForLong_isAnError() {
        troubles.report("a", DOWN);
        now = now.plusSeconds(299);
        troubles.report("a", DOWN);
        now = now.plusSeconds(61);
        troubles.report("a", DOWN);
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.WARN, Level.ERROR);
    }

    @Test
    void over_isSoWhenNoSenderHasTroubleLeft() {
        Instant start = now;
        troubles.report("a", DOWN);
        now = now.plusSeconds(5);
        troubles.report("b", DENIED);
        assertThat(troubles.health()).isEqualTo(new BulkHealth(false, DENIED.text(), start));
        troubles.over("b");
        assertThat(troubles.health()).isEqualTo(new BulkHealth(false, DOWN.text(), start));
        troubles.over("c");
        troubles.over("a");
        assertThat(troubles.health()).isEqualTo(BulkHealth.OK);
    }

    @Test
    void text_floodStageIsAnAlarm_aFullQueueIsNot() {
        assertThat(Trouble.items(3, "i", 429, new BulkError("cluster_block_exception", "flood-stage")))
                .matches(Trouble::alarm)
                .matches(trouble -> trouble.text().contains("free disk space"));
        assertThat(Trouble.items(3, "i", 429, new BulkError("es_rejected_execution_exception", "full")))
                .matches(trouble -> !trouble.alarm());
    }
}
