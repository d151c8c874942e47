/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import static io.flowhound.pivot.logs.Lines.MINUTE;
import static io.flowhound.pivot.logs.Lines.T;
import static io.flowhound.pivot.logs.Lines.line;
import static io.flowhound.pivot.logs.Lines.logon;
import static io.flowhound.pivot.logs.Lines.rdp;
import static io.flowhound.pivot.logs.Lines.rival;
import static io.flowhound.pivot.logs.Lines.ssh;
import static io.flowhound.pivot.logs.Lines.sshd;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginQuestion.Rival;
import io.flowhound.pivot.Services;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
    private static final String RELAYED = """
            {'@timestamp':'T+3','event':{'category':'authentication','action':'login','outcome':'success'},'process':{'name':'sshd'},
            'user':{'name':'%s'},'source':{'ip':'10.0.0.5','port':50022},'host':{'name':'%s'}}""";

    private final Matcher matcher = new Matcher(2 * MINUTE);

    private LoginProof prove(LoginQuestion question, LoginLine... lines) {
        return Objects.requireNonNull(matcher.prove(question, List.of(lines), Set.of()), "nothing was found");
    }

    private boolean finds(LoginQuestion question, LoginLine... lines) {
        return matcher.prove(question, List.of(lines), Set.of()) != null;
    }

    @Test
    void prove_addressAndPort_namesTheAccountWithItsLines() {
        assertThat(prove(ssh(), sshd("alice", 50_022, 4, true)))
                .isEqualTo(new LoginProof(
                        State.PROVEN,
                        "alice",
                        null,
                        "publickey",
                        "SHA256:abc",
                        T + 4_000,
                        0,
                        List.of(),
                        List.of(new LoginProof.Line("logs", "alice4"))));
    }

    @Test
    void prove_failuresBeforeSuccess_areCounted() {
        LoginProof proof = prove(
                ssh(),
                sshd("root", 50_022, 2, false),
                sshd("alice", 50_022, 5, false),
                sshd("alice", 50_022, 9, true),
                sshd("alice", 50_022, 12, false));
        assertThat(proof.state()).isEqualTo(State.PROVEN);
        assertThat(proof.user()).isEqualTo("alice");
        assertThat(proof.failures()).isEqualTo(2);
        assertThat(proof.tried()).containsExactly("root");
        assertThat(proof.lines()).hasSize(4);
    }

    @Test
    void prove_onlyFailures_nobodyIsNamed() {
        LoginQuestion brief = new LoginQuestion(Lines.leg(Services.SSH, 50_022, 22, T, T + MINUTE), List.of());
        LoginProof proof = prove(brief, sshd("root", 50_022, 2, false), sshd("admin", 50_022, 4, false));
        assertThat(proof.state()).isEqualTo(State.FAILED);
        assertThat(proof.user()).isNull();
        assertThat(proof.failures()).isEqualTo(2);
        assertThat(proof.tried()).containsExactly("root", "admin");
    }

    @Test
    void prove_onlyFailuresInALongSession_somebodyGotIn() {
        assertThat(prove(ssh(), sshd("root", 50_022, 2, false)).state()).isEqualTo(State.UNCLEAR);
    }

    @Test
    void prove_onlyFailuresButMuchWasMoved_somebodyGotIn() {
        LoginQuestion busy = new LoginQuestion(Lines.leg(Services.SSH, 50_022, 22, T, T + MINUTE, 500_000), List.of());
        assertThat(prove(busy, sshd("root", 50_022, 2, false)).state()).isEqualTo(State.UNCLEAR);
    }

    @Test
    void prove_anotherPort_isAnotherLogin() {
        assertThat(finds(ssh(), sshd("bob", 50_023, 4, true))).isFalse();
    }

    @Test
    void prove_anotherAddressOrHost_isAnotherLogin() {
        assertThat(finds(ssh(), line("x", """
                {'@timestamp':'T+4','event':{'category':'authentication','action':'login','outcome':'success'},'process':{'name':'sshd'},
                'user':{'name':'bob'},'source':{'ip':'10.0.0.6','port':50022},'host':{'ip':'10.0.0.9'}}"""))).isFalse();
        assertThat(finds(ssh(), line("x", """
                {'@timestamp':'T+4','event':{'category':'authentication','action':'login','outcome':'success'},'process':{'name':'sshd'},
                'user':{'name':'bob'},'source':{'ip':'10.0.0.5','port':50022},'host':{'ip':'10.0.0.8'}}"""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-119, 0, 90, 600 + 119})
    void prove_clockOff_withinTheLimit(long second) {
        assertThat(prove(ssh(), sshd("alice", 50_022, second, true)).user()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(longs = {-121, 600 + 121})
    void prove_clockOff_beyondTheLimit_isAnotherTime(long second) {
        assertThat(finds(ssh(), sshd("alice", 50_022, second, true))).isFalse();
    }

    @Test
    void prove_portUsedAgainLater_eachHasItsOwn() {
        long later = T + 30 * MINUTE;
        LoginLine first = sshd("alice", 50_022, 3, true);
        LoginLine second = sshd("bob", 50_022, 30 * 60 + 3, true);
        LoginQuestion one = ssh(rival(Services.SSH, 50_022, later, later + MINUTE));
        LoginQuestion other = new LoginQuestion(
                Lines.leg(Services.SSH, 50_022, 22, later, later + MINUTE),
                List.of(rival(Services.SSH, 50_022, T, T + 10 * MINUTE)));
        assertThat(prove(one, first, second).user()).isEqualTo("alice");
        assertThat(prove(other, first, second).user()).isEqualTo("bob");
    }

    @Test
    void prove_portUsedAgainAtOnce_nobodyIsNamed() {
        LoginQuestion brief = new LoginQuestion(
                Lines.leg(Services.SSH, 50_022, 22, T, T + MINUTE),
                List.of(rival(Services.SSH, 50_022, T + 2 * MINUTE, T + 3 * MINUTE)));
        LoginProof proof = prove(brief, sshd("alice", 50_022, 70, true));
        assertThat(proof.state()).isEqualTo(State.UNCLEAR);
        assertThat(proof.user()).isNull();
    }

    @Test
    void prove_twoUsersBehindOneAddress_byTheirPorts() {
        LoginLine alice = sshd("alice", 50_022, 3, true);
        LoginLine bob = sshd("bob", 50_044, 3, true);
        assertThat(prove(ssh(rival(Services.SSH, 50_044, T, T + MINUTE)), alice, bob)
                        .user())
                .isEqualTo("alice");
    }

    @Test
    void prove_twoUsersBehindOneAddress_withoutPorts_nobodyIsNamed() {
        LoginLine alice = logon("alice", 10, 3, true);
        LoginLine bob = logon("bob", 10, 5, true);
        assertThat(prove(rdp(), alice, bob).state()).isEqualTo(State.UNCLEAR);
        Rival other = rival(Services.RDP, 50_044, T + 1_000, T + 9 * MINUTE);
        assertThat(prove(rdp(other), alice, bob).state()).isEqualTo(State.UNCLEAR);
        assertThat(prove(rdp(other), alice).state()).isEqualTo(State.UNCLEAR);
        assertThat(prove(rdp(other), alice).user()).isNull();
    }

    @Test
    void prove_withoutPort_theOnlyLoginAndAccount() {
        LoginProof proof = prove(rdp(), logon("alice", 3, 2, true), logon("alice", 10, 3, true));
        assertThat(proof.account()).isEqualTo("CORP\\alice");
        assertThat(proof.method()).isEqualTo("negotiate");
    }

    @Test
    void prove_withoutPort_farFromTheBegin_isNotIt() {
        assertThat(finds(rdp(), logon("alice", 10, 300, true))).isFalse();
    }

    @Test
    void prove_networkLogonAlone_isNoProofOfRdp() {
        // It may be a file share of somebody else at the same client.
        assertThat(finds(rdp(), logon("bob", 3, 2, true))).isFalse();
        assertThat(matcher.tellsOfSource(rdp(), List.of(logon("bob", 3, 2, true)), Set.of()))
                .isTrue();
        assertThat(prove(rdp(), logon("bob", 3, 2, true), logon("alice", 10, 3, true))
                        .user())
                .isEqualTo("alice");
    }

    @Test
    void prove_networkLogon_isOneByWinrm() {
        LoginQuestion winrm = new LoginQuestion(Lines.leg(Services.WINRM, 50_022, 5_985, T, T + MINUTE), List.of());
        assertThat(prove(winrm, logon("alice", 3, 2, true)).user()).isEqualTo("alice");
        assertThat(prove(winrm, logon("HOST$", 3, 2, true), logon("alice", 3, 3, true))
                        .user())
                .isEqualTo("alice");
        assertThat(prove(winrm, logon("HOST$", 3, 2, true)).user()).isEqualTo("HOST$");
    }

    @Test
    void prove_anotherService_isAnotherLogin() {
        assertThat(finds(ssh(), logon("alice", 10, 3, true))).isFalse();
        assertThat(finds(rdp(), sshd("alice", 50_022, 3, true))).isFalse();
        assertThat(finds(ssh(), line("mail", """
                {'@timestamp':'T+4','event':{'category':'authentication','action':'login','outcome':'success'},
                'process':{'name':'dovecot'},'user':{'name':'bob'},'source':{'ip':'10.0.0.5'},'host':{'ip':'10.0.0.9'}}"""))).isFalse();
    }

    @Test
    void prove_serverPort_decides() {
        String cisco = """
                {'@timestamp':'T+4','event':{'category':'authentication','action':'login','outcome':'success'},
                'user':{'name':'admin'},'source':{'ip':'10.0.0.5'},'destination':{'ip':'10.0.0.9','port':%d}}""";
        assertThat(prove(ssh(), line("x", cisco.formatted(22))).user()).isEqualTo("admin");
        assertThat(finds(ssh(), line("x", cisco.formatted(23)))).isFalse();
    }

    @Test
    void prove_relayedLineOfOneHost_isTaken() {
        assertThat(prove(ssh(), line("r", RELAYED.formatted("alice", "nas"))).user())
                .isEqualTo("alice");
    }

    @Test
    void prove_relayedLinesOfTwoHosts_nobodyIsNamed() {
        assertThat(finds(
                        ssh(),
                        line("r", RELAYED.formatted("alice", "nas")),
                        line("s", RELAYED.formatted("bob", "web"))))
                .isFalse();
    }

    @Test
    void prove_relayedLinesOfTwoHosts_theOneWithTheNameOfTheServer() {
        List<LoginLine> lines =
                List.of(line("r", RELAYED.formatted("alice", "nas.lan")), line("s", RELAYED.formatted("bob", "web")));
        LoginProof proof = matcher.prove(ssh(), lines, Set.of("nas"));
        assertThat(Objects.requireNonNull(proof).user()).isEqualTo("alice");
    }

    @Test
    void prove_relayedLine_whenThatPortWentElsewhereToo_nobodyIsNamed() {
        Rival elsewhere = new Rival(50_022, "10.0.0.77", Services.SSH, T + MINUTE, T + 2 * MINUTE);
        assertThat(finds(ssh(elsewhere), line("r", RELAYED.formatted("bob", "web"))))
                .isFalse();
    }

    @Test
    void prove_manyLines_namesTen() {
        LoginLine[] lines = new LoginLine[30];
        for (int i = 0; i < 29; i++) {
            lines[i] = sshd("u" + i, 50_022, i, false);
        }
        lines[29] = sshd("alice", 50_022, 40, true);
        LoginProof proof = prove(ssh(), lines);
        assertThat(proof.failures()).isEqualTo(29);
        assertThat(proof.tried()).hasSize(5);
        assertThat(proof.lines()).hasSize(10).first().isEqualTo(new LoginProof.Line("logs", "alice40"));
    }

    @Test
    void prove_withoutPort_hostOfTheSameNameAtAnotherAddress_isAnother() {
        LoginLine other = line("x", """
                {'@timestamp':'T+3','event':{'category':'authentication','action':'login','outcome':'success','code':'4624'},
                'user':{'name':'bob'},'login':{'type':'10'},'source':{'ip':'10.0.0.5'},'host':{'name':'nas','ip':['10.0.0.8']}}""");
        assertThat(matcher.prove(rdp(), List.of(other), Set.of("nas"))).isNull();
        assertThat(matcher.tellsOfSource(rdp(), List.of(other), Set.of("nas"))).isFalse();
    }

    @Test
    void prove_hostsOfOneName_samePortToBoth_eachHasItsOwn() {
        LoginLine alice = sshd("alice", 50_022, 3, true);
        LoginLine bob = line("bob", """
                {'@timestamp':'T+9','event':{'category':'authentication','action':'login','outcome':'success'},'process':{'name':'sshd'},
                'user':{'name':'bob'},'source':{'ip':'10.0.0.5','port':50022},'host':{'name':'nas','ip':['10.0.0.8']}}""");
        Rival there = new Rival(50_022, "10.0.0.8", Services.SSH, T, T + 9 * MINUTE);
        LoginProof proof = matcher.prove(ssh(there), List.of(alice, bob), Set.of("nas"));
        assertThat(Objects.requireNonNull(proof).user()).isEqualTo("alice");
        assertThat(matcher.prove(ssh(there), List.of(bob), Set.of("nas"))).isNull();
    }

    @Test
    void prove_relayedLineLongAfterTheBegin_isAnotherLogin() {
        LoginQuestion day = new LoginQuestion(Lines.leg(Services.SSH, 50_022, 22, T, T + 480 * MINUTE), List.of());
        String late = RELAYED.replace("T+3", "T+10800");
        assertThat(finds(day, line("r", late.formatted("bob", "web")))).isFalse();
        assertThat(finds(day, line("r", RELAYED.formatted("alice", "web")))).isTrue();
    }
}
