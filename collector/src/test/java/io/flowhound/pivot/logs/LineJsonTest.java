/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import static io.flowhound.pivot.logs.Lines.T;
import static io.flowhound.pivot.logs.Lines.json;
import static io.flowhound.pivot.logs.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineJsonTest {
    @Test
    void of_filebeat_isALoginBySsh() {
        assertThat(line("f", """
                {'@timestamp':'T+2','event':{'category':['authentication','session'],'action':'ssh_login','outcome':'success','type':['info']},
                'source':{'ip':'10.0.0.5','port':50022},'user':{'name':'alice'},'process':{'name':'sshd','pid':7},
                'host':{'name':'Nas.lan','hostname':'nas','ip':['10.0.0.9','fe80::1','127.0.0.1']},
                'system':{'auth':{'ssh':{'method':'publickey','signature':'ED25519 SHA256:xyz','event':'Accepted'}}}}"""))
                .isEqualTo(new LoginLine(
                        "logs",
                        "f",
                        T + 2_000,
                        "10.0.0.5",
                        50_022,
                        0,
                        Set.of("10.0.0.9", "fe80::1"),
                        Set.of("nas"),
                        Set.of(Kind.SSH),
                        true,
                        "alice",
                        null,
                        "publickey",
                        "SHA256:xyz"));
    }

    @Test
    void of_winlogbeat_isARemoteLogon() {
        LoginLine line = line("w", """
                {'@timestamp':'T+2','event':{'category':'authentication','action':'logged-in','code':'4624','outcome':'success'},
                'source':{'ip':'::ffff:10.0.0.5','port':0},'user':{'name':'alice','domain':'CORP'},'host':{'name':'WEB01'},
                'winlog':{'computer_name':'web01.corp.lan','logon':{'type':'RemoteInteractive'},'event_data':{'LogonType':'10'}}}""");
        assertThat(line.source()).isEqualTo("10.0.0.5");
        assertThat(line.sourcePort()).isZero();
        assertThat(line.kinds()).containsExactly(Kind.RDP);
        assertThat(line.names()).containsExactly("web01");
        assertThat(line.domain()).isEqualTo("CORP");
    }

    @Test
    void of_winlogbeatWithoutItsPipeline_isReadFromTheEvent() {
        LoginLine line = line("w", """
                {'@timestamp':'T+2','event':{'code':4625},'winlog':{'event_id':'4625','computer_name':'WEB01','event_data':{
                'IpAddress':'10.0.0.5','IpPort':'50022','LogonType':'3','TargetUserName':'bob','TargetDomainName':'-',
                'AuthenticationPackageName':'NTLM'}}}""");
        assertThat(line.success()).isFalse();
        assertThat(line.user()).isEqualTo("bob");
        assertThat(line.domain()).isNull();
        assertThat(line.sourcePort()).isEqualTo(50_022);
        assertThat(line.method()).isEqualTo("ntlm");
        assertThat(line.kinds()).containsExactly(Kind.NETWORK);
    }

    @Test
    void of_namesWithDots_areTheSame() {
        assertThat(line("d", """
                {'@timestamp':['T+0'],'event.category':['authentication'],'event':{'action':['ssh_login']},'event.outcome':'failure',
                'source.ip':['10.0.0.5'],'source':{'port':['50022']},'host.ip':'10.0.0.9'}""")).satisfies(line -> {
            assertThat(line.sourcePort()).isEqualTo(50_022);
            assertThat(line.addresses()).containsExactly("10.0.0.9");
            assertThat(line.user()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // sudo is an authentication, but no login.
                "{'@timestamp':'T+0','event':{'category':'authentication','action':'sudo','outcome':'success'},'user':{'name':'a'},'source':{'ip':'10.0.0.5'}}",
                "{'@timestamp':'T+0','event':{'category':'network','action':'login','outcome':'success'},'user':{'name':'a'},'source':{'ip':'10.0.0.5'}}",
                "{'@timestamp':'T+0','event':{'category':'authentication','action':'login','outcome':'success'},'user':{'name':'a'}}",
                "{'@timestamp':'T+0','event':{'category':'authentication','action':'login','outcome':'success'},'user':{'name':'a'},'source':{'ip':'-'}}",
                "{'@timestamp':'T+0','event':{'category':'authentication','action':'login','outcome':'success'},'source':{'ip':'10.0.0.5'}}",
                "{'@timestamp':'T+0','event':{'category':'authentication','action':'login'},'user':{'name':'a'},'source':{'ip':'10.0.0.5'}}",
                "{'@timestamp':'yesterday','event':{'category':'authentication','action':'login','outcome':'success'},'user':{'name':'a'},'source':{'ip':'10.0.0.5'}}",
                // Somebody at the keyboard, and nobody at all.
                "{'@timestamp':'T+0','event':{'code':'4624'},'user':{'name':'a'},'source':{'ip':'10.0.0.5'},'login':{'type':'interactive'}}",
                "{'@timestamp':'T+0','event':{'code':'4624'},'user':{'name':'ANONYMOUS LOGON'},'source':{'ip':'10.0.0.5'},'login':{'type':'network'}}",
                // Of whose credentials were used elsewhere, which says nothing of who logged in here.
                "{'@timestamp':'T+0','event':{'code':'4648','category':'authentication','action':'logged-in-explicit','outcome':'success'},'user':{'name':'HOST$'},'source':{'ip':'10.0.0.5'}}",
                "{}",
                "[]",
                "'text'"
            })
    void of_whatIsNoLogin_isNone(String document) {
        assertThat(LineJson.of("logs", "x", json(document))).isNull();
    }

    @Test
    void of_eventForwardedToACollector_isOfTheComputerThatItNames() {
        LoginLine line = line("w", """
                {'@timestamp':'T+2','event':{'code':'4624'},'host':{'name':'wec01','ip':['10.0.0.9']},'winlog':{
                'computer_name':'web01.corp.lan','event_data':{'IpAddress':'10.0.0.5','LogonType':'10','TargetUserName':'bob'}}}""");
        assertThat(line.names()).containsExactly("web01");
        assertThat(line.addresses()).isEmpty();
    }

    @Test
    void of_localhost_isNoName() {
        assertThat(line("l", """
                {'@timestamp':'T+2','event':{'category':'authentication','action':'login','outcome':'success'},'user':{'name':'bob'},
                'source':{'ip':'10.0.0.5'},'host':{'name':'localhost.localdomain'}}""").names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-07T10:00:02",
                "2026-03-07T10:00:02.000Z",
                "2026-03-07T11:00:02.000+0100",
                "2026-03-07T11:00:02+01:00",
                "1772877602000"
            })
    void of_timesAsElasticsearchTakesThem_areRead(String time) {
        assertThat(line("t", """
                {'@timestamp':'%s','event':{'category':'authentication','action':'login','outcome':'success'},'user':{'name':'bob'},
                'source':{'ip':'10.0.0.5'}}""".formatted(time)).time()).isEqualTo(T + 2_000);
    }
}
