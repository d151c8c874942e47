/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final String AT = "2026-11-22T10:40:00.000Z";

    @Test
    void text_hasSentenceReasonsTreeAndLink() {
        assertThat(Sample.message().text())
                .contains("Possible pivot 192.0.2.1 -> 192.0.2.2 -> 192.0.2.3")
                .contains("Why: 192.0.2.1 -> 192.0.2.2 not seen before")
                .contains("\n192.0.2.1 -> 192.0.2.2  ssh 22  10:00 to 10:30\n"
                        + "  192.0.2.2 -> 192.0.2.3  ssh 22  10:01 to 10:30  link 0.95\n")
                .contains("Flows: " + Sample.LINK)
                .contains("./flowhound pivots show a1");
    }

    @Test
    void title_ofALaterVersion_saysThatItHasGrown() {
        ObjectNode alert = Sample.alert("a1", "critical", AT);
        alert.withObject("/pivot").put("version", 3);

        assertThat(Message.of("k", alert).title()).isEqualTo("Flowhound: pivot alert has grown (critical)");
    }

    @Test
    void test_isMarkedInEveryPart() {
        Message test = Message.test("k", Sample.alert("a1", "low", AT));

        assertThat(test.title()).startsWith("TEST: ");
        assertThat(test.sentence()).startsWith("TEST: ");
        assertThat(test.text()).startsWith("This is a test");
        assertThat(test.fields().at("/notice/test").asBoolean()).isTrue();
        assertThat(test.fields().path("tags").toString()).contains("test");
    }

    @Test
    void digest_countsAndListsAndIsAsUrgentAsItsWorst() {
        List<ObjectNode> alerts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            alerts.add(Sample.alert("alert" + i, i == 7 ? "critical" : "low", AT));
        }

        Message digest = Message.digest("k", alerts);

        assertThat(digest.urgency()).isEqualTo(Urgency.CRITICAL);
        assertThat(digest.title()).contains("and 40 more pivot alerts");
        assertThat(digest.sentence()).startsWith("and 40 more: Possible pivot");
        assertThat(digest.text()).contains("[alert7]").contains("- and 10 others");
        assertThat(digest.fields().at("/notice/alerts")).hasSize(40);
    }

    @Test
    void brief_leavesTheLinkOut_andIsCut() {
        Message message = Sample.message();

        assertThat(message.brief(10_000)).doesNotContain(Sample.LINK).contains("./flowhound pivots show a1");
        assertThat(message.brief(50)).hasSize(50).startsWith("Possible pivot").endsWith("\n...");
    }

    @Test
    void edited_documentsAreBorne() {
        assertThat(Message.of("k", Documents.JSON.createObjectNode()).text()).contains("Severity");
        ObjectNode odd = Documents.JSON.createObjectNode();
        odd.put("pivot", "no object").put("event", 4);
        assertThat(Message.of("k", odd).urgency()).isEqualTo(Urgency.LOW);
    }
}
