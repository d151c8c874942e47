/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginAlertTest {
    private final AlertDocument documents = new AlertDocument(BookKit.settings(5));

    private static LoginProof proven(String user, @Nullable String domain) {
        return new LoginProof(
                State.PROVEN,
                user,
                domain,
                "publickey",
                "SHA256:abc",
                Findings.START,
                2,
                List.of("admin"),
                List.of(new LoginProof.Line("flowhound-syslog-2026.03.07", "id-" + user)));
    }

    private static Finding chain(@Nullable LoginProof... proofs) {
        Finding bare = Findings.chain("10.0.0.1", "10.0.0.2", "10.0.0.3");
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < proofs.length; i++) {
            legs.add(bare.legs().get(i).with(proofs[i]));
        }
        return Findings.of(legs, 0.9, Severity.HIGH);
    }

    @Test
    void of_accounts_standInTheLegsAndInTheSentence() {
        ObjectNode document = documents.of(chain(proven("alice", null), proven("bob", "CORP")), Findings.AS_OF);
        assertThat(document.at("/pivot/path/0/user/name/0").asText()).isEqualTo("alice");
        assertThat(document.at("/pivot/path/0/user").has("domain")).isFalse();
        assertThat(document.at("/pivot/path/1/user/domain").asText()).isEqualTo("CORP");
        assertThat(document.at("/pivot/path/0/login/method").asText()).isEqualTo("publickey");
        assertThat(document.at("/pivot/path/0/login/outcome").asText()).isEqualTo("success");
        assertThat(document.at("/pivot/path/0/log/id/0").asText()).isEqualTo("id-alice");
        assertThat(document.at("/related/user").toString()).isEqualTo("[\"alice\",\"bob\",\"admin\"]");
        assertThat(document.path("message").asText()).contains("10.0.0.3 as alice, then CORP\\bob (");
    }

    @Test
    void of_refused_namesNobody() {
        LoginProof refused =
                new LoginProof(State.FAILED, null, null, null, null, Findings.START, 3, List.of("root"), List.of());
        ObjectNode document = documents.of(chain(null, refused), Findings.AS_OF);
        assertThat(document.at("/pivot/path/1").has("user")).isFalse();
        assertThat(document.at("/pivot/path/1/login/state").asText()).isEqualTo("failed");
        assertThat(document.at("/pivot/path/1/login/failures").asInt()).isEqualTo(3);
        assertThat(document.path("message").asText()).doesNotContain(" as ");
    }

    @Test
    void legs_readBack_areTheSame() {
        Finding finding = chain(proven("alice", "CORP"), LoginProof.none(State.NO_LINE));
        Alert alert = new Alert(documents.of(finding, Findings.AS_OF));
        assertThat(alert.legs())
                .extracting(Leg::login)
                .containsExactlyElementsOf(
                        finding.legs().stream().map(Leg::login).toList());
        assertThat(Content.of(alert).same(Content.of(finding, false))).isTrue();
    }

    @Test
    void content_accountIsNews_andSilenceOfHostsIsNone() {
        Content before = Content.of(chain(null, null), false);
        assertThat(before.same(Content.of(chain(proven("alice", null), null), false)))
                .isFalse();
        assertThat(before.same(Content.of(chain(LoginProof.none(State.NO_LOGS), null), false)))
                .isTrue();
        assertThat(before.same(Content.of(chain(LoginProof.none(State.NO_LINE), null), false)))
                .isFalse();
    }

    @Test
    void merge_ourUsersAreReplaced_thoseOfOthersStay() {
        ObjectNode stored = documents.of(chain(proven("alice", null), null), Findings.AS_OF);
        stored.withArray("/related/user").add("carol");
        JsonTree.object((ObjectNode) stored.at("/pivot/path/1"), "user").put("name", "dave");
        ObjectNode fresh = documents.of(chain(LoginProof.none(State.UNCLEAR), null), Findings.AS_OF + 1);
        ObjectNode merged = Merge.of(stored, fresh);
        assertThat(merged.at("/pivot/path/0").has("user")).isFalse();
        assertThat(merged.at("/pivot/path/0").has("log")).isFalse();
        assertThat(merged.at("/pivot/path/1/user/name").asText()).isEqualTo("dave");
        assertThat(merged.at("/related/user").toString()).isEqualTo("[\"carol\"]");
    }

    @Test
    void record_logsUnreadableOrDeletedLater_whatTheySaidStays() {
        BookKit kit = new BookKit();
        Alert first = kit.live(chain(proven("alice", "CORP"), null)).get(0);
        BookKit later = new BookKit(BookKit.settings(5), kit.memory);
        later.asOf = kit.asOf;
        assertThat(later.live(chain(null, null))).isEmpty();
        assertThat(later.live(chain(LoginProof.none(State.NO_LOGS), LoginProof.none(State.NO_LOGS))))
                .isEmpty();
        assertThat(later.closed(chain(null, null))).hasSize(1);
        Alert last = later.alert(first.id());
        assertThat(last.document().at("/pivot/path/0/user/name/0").asText()).isEqualTo("alice");
        assertThat(last.document().at("/related/user").toString()).contains("alice");
    }
}
