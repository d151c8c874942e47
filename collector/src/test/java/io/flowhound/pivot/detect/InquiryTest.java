/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Testimony;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final String A = "10.1.0.1";
    private static final String B = "10.1.0.2";
    private static final String C = "10.1.0.3";

    private final Detector detector = new Detector(Rules.defaults(), Traffic.history(5));
    private final Map<String, LoginProof> logs = new HashMap<>();

    private static Traffic pivot() {
        return new Traffic().login(A, 40_000, B, 600, 630).login(B, 41_000, C, 22, 605, 625, 0.5);
    }

    private static LoginProof proven(String user) {
        return new LoginProof(
                State.PROVEN,
                user,
                null,
                "publickey",
                "SHA256:abc",
                Traffic.at(600),
                0,
                List.of(),
                List.of(new LoginProof.Line("logs", user)));
    }

    private List<String> ask(Detector whom, double minute, @Nullable String trouble) {
        List<LoginQuestion> questions = whom.questions(Traffic.at(minute));
        Map<LoginQuestion, LoginProof> proofs = new HashMap<>();
        for (LoginQuestion question : questions) {
            LoginProof proof = logs.get(question.leg().destination());
            if (proof != null) {
                proofs.put(question, proof);
            }
        }
        whom.witness(new Testimony(proofs, trouble), Traffic.at(minute));
        return questions.stream().map(question -> question.leg().destination()).toList();
    }

    private Evaluation tell(Traffic traffic, double minute) {
        traffic.records().forEach(detector::add);
        ask(detector, minute, null);
        return detector.evaluate(Traffic.at(minute));
    }

    private static List<String> codes(Finding finding) {
        return finding.reasons().stream().map(Reason::code).toList();
    }

    @Test
    void evaluate_accountsProven_areNamedAndSaid() {
        logs.put(B, proven("alice"));
        logs.put(C, proven("root"));
        assertThat(tell(pivot(), 635).live()).singleElement().satisfies(finding -> {
            assertThat(finding.legs())
                    .extracting(leg -> Objects.requireNonNull(leg.login()).user())
                    .containsExactly("alice", "root");
            assertThat(codes(finding))
                    .contains("account-proven", "account-change")
                    .doesNotContain("same-account");
            assertThat(finding.reasons().stream().map(Reason::words))
                    .contains("alice logs in to " + B + " and goes on to " + C + " as root");
        });
    }

    @Test
    void evaluate_sameAccount_isSaid() {
        logs.put(B, proven("alice"));
        logs.put(C, proven("ALICE"));
        assertThat(codes(tell(pivot(), 635).live().get(0)))
                .contains("same-account")
                .doesNotContain("account-change");
    }

    @Test
    void evaluate_namesThatWouldPartAClause_doNot() {
        logs.put(B, proven("a;\nb"));
        assertThat(tell(pivot(), 635).live().get(0).reasons())
                .extracting(Reason::words)
                .noneMatch(words -> words.contains(";") || words.contains("\n"));
    }

    @Test
    void evaluate_firstLoginRefused_isNoFinding() {
        assertThat(tell(pivot(), 635).live()).hasSize(1);
        logs.put(B, LoginProof.none(State.FAILED));
        ask(detector, 636, null);
        assertThat(detector.evaluate(Traffic.at(636)).live()).isEmpty();
    }

    @Test
    void evaluate_refusedAndLetInByALateLine_isAFindingAgain() {
        logs.put(B, LoginProof.none(State.FAILED));
        assertThat(tell(pivot(), 635).live()).isEmpty();
        logs.put(B, proven("alice"));
        assertThat(ask(detector, 637, null)).contains(B);
        assertThat(detector.evaluate(Traffic.at(637)).live()).hasSize(1);
    }

    @Test
    void evaluate_refusedParent_anotherOneIsTakenAndAskedAbout() {
        String other = "10.1.0.9";
        Traffic traffic = pivot().login(other, 42_000, B, 603, 630);
        traffic.records().forEach(detector::add);
        List<LoginQuestion> first = detector.questions(Traffic.at(635));
        Leg likeliest = first.get(0).leg();
        Map<LoginQuestion, LoginProof> refused = new HashMap<>();
        refused.put(first.get(0), LoginProof.none(State.FAILED));
        assertThat(detector.witness(new Testimony(refused, null), Traffic.at(635)))
                .isTrue();
        assertThat(detector.questions(Traffic.at(635)))
                .extracting(question -> question.leg().source())
                .contains(likeliest.source().equals(A) ? other : A);
        assertThat(detector.evaluate(Traffic.at(635)).live())
                .singleElement()
                .satisfies(finding -> assertThat(finding.root().source()).isNotEqualTo(likeliest.source()));
    }

    @Test
    void evaluate_noLine_lowersALittleAndIsSaid() {
        double before = tell(pivot(), 635).live().get(0).score();
        logs.put(B, LoginProof.none(State.NO_LINE));
        logs.put(C, LoginProof.none(State.NO_LOGS));
        ask(detector, 636, null);
        Finding finding = detector.evaluate(Traffic.at(636)).live().get(0);
        assertThat(finding.score()).isLessThan(before).isGreaterThan(before - 0.1);
        assertThat(codes(finding)).contains("no-login-line", "no-logs");
    }

    @Test
    void evaluate_noLogsAnywhere_isNotWorthSaying() {
        logs.put(B, LoginProof.none(State.NO_LOGS));
        logs.put(C, LoginProof.none(State.NO_LOGS));
        assertThat(codes(tell(pivot(), 635).live().get(0))).doesNotContain("no-logs");
    }

    @Test
    void questions_areAskedAgainLessAndLess_untilSomeTimeAfterTheEnd() {
        pivot().records().forEach(detector::add);
        int asked = 0;
        double last = 0;
        for (double minute = 635; minute < 700; minute++) {
            if (ask(detector, minute, null).contains(C)) {
                asked++;
                last = minute;
            }
            detector.evaluate(Traffic.at(minute));
        }
        assertThat(asked).isBetween(4, 8);
        assertThat(last).isBetween(640.0, 660.0);
    }

    @Test
    void questions_inTrouble_areAskedWithEachTick() {
        pivot().records().forEach(detector::add);
        assertThat(ask(detector, 635, "no logs")).containsExactly(B, C);
        assertThat(ask(detector, 635.1, "no logs")).containsExactly(B, C);
        assertThat(ask(detector, 635.2, null)).containsExactly(B, C);
        assertThat(ask(detector, 635.3, null)).isEmpty();
    }

    @Test
    void questions_nameRivals() {
        pivot().login(A, 40_001, B, 601, 602).records().forEach(detector::add);
        assertThat(detector.questions(Traffic.at(635)).get(0).rivals())
                .singleElement()
                .satisfies(rival -> assertThat(rival.sourcePort()).isEqualTo(40_001));
    }

    @Test
    void restore_knowsWhatLogsSaid() {
        logs.put(B, proven("alice"));
        logs.put(C, LoginProof.none(State.NO_LINE));
        List<Finding> before = tell(pivot(), 635).live();
        Detector other = new Detector(Rules.defaults(), Traffic.history(5));
        other.restore(detector.state());
        assertThat(ask(other, 635.5, null)).isEmpty();
        assertThat(other.evaluate(Traffic.at(636)).live()).isEqualTo(before);
        assertThat(other.state()).isEqualTo(detector.state());
    }

    @Test
    void questions_provenLongAgo_areAskedUntilTheEnd_sinceAnotherLoginMayBeMeant() {
        new Traffic()
                .login(A, 40_000, B, 600, 700)
                .login(B, 41_000, C, 22, 605, 695, 0.5)
                .records()
                .forEach(detector::add);
        logs.put(B, proven("alice"));
        for (double minute = 606; minute < 660; minute++) {
            ask(detector, minute, null);
        }
        logs.put(B, LoginProof.none(State.UNCLEAR));
        for (double minute = 660; minute < 680; minute++) {
            ask(detector, minute, null);
        }
        assertThat(detector.evaluate(Traffic.at(680))
                        .live()
                        .get(0)
                        .legs()
                        .get(0)
                        .login())
                .isEqualTo(LoginProof.none(State.UNCLEAR));
    }
}
