/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import static io.flowhound.pivot.logs.Lines.MINUTE;
import static io.flowhound.pivot.logs.Lines.T;
import static io.flowhound.pivot.logs.Lines.json;
import static io.flowhound.pivot.logs.Lines.leg;
import static io.flowhound.pivot.logs.Lines.ssh;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.Refresh;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Testimony;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.testkit.RealElastic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asks a real Elasticsearch, in indices as we, Filebeat and Winlogbeat make them, and as nobody should. */
class LogWitnessIT {
    private static final long LATER = T + 20 * MINUTE;

    private final ElasticClient client = RealElastic.shared().client();
    private final String prefix = RealElastic.prefix();
    private final Counter requests = Counter.builder("requests").register(new SimpleMeterRegistry());
    private final LogWitness witness = new LogWitness(
            client,
            List.of(prefix + "-syslog-*", prefix + "-filebeat-*", prefix + "-winlogbeat-*", prefix + "-nowhere"),
            prefix,
            Duration.ofMinutes(2),
            requests);

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    private void store(String index, String document) throws Exception {
        String name = prefix + "-" + index;
        String text = json(document).toString();
        client.call(api -> api.index(
                put -> put.index(name).withJson(new StringReader(text)).refresh(Refresh.True)));
    }

    private LoginProof ask(LoginQuestion question) {
        Testimony said = witness.ask(List.of(question), LATER);
        assertThat(said.trouble()).isNull();
        return Objects.requireNonNull(said.proofs().get(question), "nothing was said");
    }

    @Test
    void ask_ours_withItsTemplate() throws Exception {
        new Templates(client, TemplateSettings.of(prefix)).install();
        store("syslog-2026.03.07", """
                {'@timestamp':'T+70','event':{'category':['authentication'],'action':'login','outcome':'success','dataset':'flowhound.syslog'},
                'process':{'name':'sshd'},'user':{'name':'alice'},'login':{'method':'publickey','key':'SHA256:abc'},
                'source':{'ip':'10.0.0.5','port':50022},'host':{'name':'nas','ip':['10.0.0.9']},'destination':{'ip':'10.0.0.9'}}""");
        LoginProof proof = ask(ssh());
        assertThat(proof.user()).isEqualTo("alice");
        assertThat(proof.key()).isEqualTo("SHA256:abc");
        assertThat(proof.lines()).singleElement().satisfies(line -> {
            assertThat(line.index()).isEqualTo(prefix + "-syslog-2026.03.07");
            assertThat(line.id()).isNotEmpty();
        });
        assertThat(requests.count()).isLessThanOrEqualTo(3);
    }

    @Test
    void ask_filebeat_whereTextsAreNotKeywords() throws Exception {
        store("filebeat-8", """
                {'@timestamp':'T+2','event':{'category':['authentication','session'],'action':'ssh_login','outcome':'failure'},
                'source':{'ip':'10.0.0.5','port':50022},'user':{'name':'root'},'host':{'name':'nas','ip':['10.0.0.9','fe80::1']},
                'system':{'auth':{'ssh':{'method':'password','event':'Failed'}}}}""");
        store("filebeat-8", """
                {'@timestamp':'T+9','event':{'category':['authentication','session'],'action':'ssh_login','outcome':'success'},
                'source':{'ip':'10.0.0.5','port':50022},'user':{'name':'alice'},'host':{'name':'nas','ip':['10.0.0.9','fe80::1']},
                'system':{'auth':{'ssh':{'method':'password','event':'Accepted'}}}}""");
        LoginProof proof = ask(ssh());
        assertThat(proof.user()).isEqualTo("alice");
        assertThat(proof.failures()).isEqualTo(1);
        assertThat(proof.tried()).containsExactly("root");
        assertThat(proof.lines()).hasSize(2);
    }

    @Test
    void ask_winlogbeat_raw() throws Exception {
        store("winlogbeat-8", """
                {'@timestamp':'T+3','event':{'code':'4624'},'host':{'name':'web01','ip':['10.0.0.9']},'winlog':{'event_data':{
                'IpAddress':'10.0.0.5','IpPort':'0','LogonType':'10','TargetUserName':'alice','TargetDomainName':'CORP'}}}""");
        LoginQuestion rdp = Lines.rdp();
        assertThat(ask(rdp).account()).isEqualTo("CORP\\alice");
    }

    @Test
    void ask_hostKnownByItsName_asFlowsSay() throws Exception {
        new Templates(client, TemplateSettings.of(prefix)).install();
        store("flows-2026.03.07", """
                {'@timestamp':'T+5','source':{'ip':'10.0.0.5'},'destination':{'ip':'10.0.0.9','domain':'web01.corp.lan'}}""");
        store("winlogbeat-8", """
                {'@timestamp':'T+3','event':{'code':'4624','category':'authentication','outcome':'success'},'host':{'name':'WEB01'},
                'source':{'ip':'10.0.0.5'},'user':{'name':'alice'},'winlog':{'logon':{'type':'RemoteInteractive'}}}""");
        assertThat(ask(Lines.rdp()).user()).isEqualTo("alice");
    }

    @Test
    void ask_silence_isToldApart() throws Exception {
        assertThat(ask(ssh()).state()).isEqualTo(State.NO_LOGS);
        store("syslog-x", "{'@timestamp':'T+600','message':'cron','host':{'ip':['10.0.0.9']}}");
        assertThat(ask(ssh()).state()).isEqualTo(State.NO_LINE);
        assertThat(witness.ask(List.of(ssh()), T + MINUTE).proofs()).isEmpty();
    }

    @Test
    void ask_manyLegs_inFewRequests() throws Exception {
        store("syslog-x", "{'@timestamp':'T+600','message':'cron','host':{'ip':['10.0.0.9']}}");
        List<LoginQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            questions.add(new LoginQuestion(leg(Services.SSH, 50_000 + i, 22, T, T + MINUTE), List.of()));
        }
        Testimony said = witness.ask(questions, LATER);
        assertThat(said.proofs()).hasSize(64);
        assertThat(requests.count()).isEqualTo(3);
    }

    @Test
    void lines_moreThanFitInAnAnswer_areReadInHalves() throws Exception {
        for (int i = 0; i < 6; i++) {
            store("syslog-x", """
                    {'@timestamp':'T+%d','event':{'category':'authentication','action':'login','outcome':'failure'},'process':{'name':'sshd'},
                    'user':{'name':'root'},'source':{'ip':'10.0.0.5','port':%d},'host':{'ip':'10.0.0.9'}}""".formatted(i, 50_022 + i % 2));
        }
        LogClient logs = new LogClient(client, List.of(prefix + "-syslog-*"), requests);
        LogSearch small = new LogSearch(logs, new LogQueries(1_000), 5);
        List<LoginQuestion> two =
                List.of(ssh(), new LoginQuestion(leg(Services.SSH, 50_023, 22, T - MINUTE, T + MINUTE), List.of()));
        LogSearch.Found found = small.lines(two, new HostNames.Known(Map.of()));
        assertThat(found.lines()).extracting(LoginLine::id).doesNotHaveDuplicates();
        assertThat(found.tooMany()).isEmpty();
    }

    @Test
    void ask_whenNobodyAnswers_saysSo() throws Exception {
        try (ElasticClient nobody = ElasticClient.of(ElasticSettings.of(URI.create("http://127.0.0.1:1")))) {
            LogWitness deaf = new LogWitness(nobody, List.of("logs-*"), prefix, Duration.ofMinutes(2), requests);
            Testimony said = deaf.ask(List.of(ssh()), LATER);
            assertThat(said.proofs()).isEmpty();
            assertThat(said.trouble()).contains("logs cannot be read");
        }
    }

    @Test
    void ask_nextToIndicesThatNobodyCanSearch_usesTheOthers() throws Exception {
        new Templates(client, TemplateSettings.of(prefix)).install();
        store("flows-2026.03.07", """
                {'@timestamp':'T+5','source':{'ip':'10.0.0.5'},'destination':{'ip':'10.0.0.9','domain':'nas.lan'}}""");
        client.call(api -> api.indices()
                .create(create -> create.index(prefix + "-filebeat-strange")
                        .withJson(new StringReader(json("""
                        {'mappings':{'properties':{'@timestamp':{'type':'text'},'source':{'properties':{'ip':{'type':'text'},
                        'port':{'type':'boolean'}}},'host':{'properties':{'ip':{'type':'long'},'name':{'type':'ip'}}},
                        'event':{'properties':{'category':{'type':'long'},'code':{'type':'ip'}}},
                        'winlog':{'properties':{'event_id':{'type':'date'}}}}}}""").toString()))));
        client.call(api -> api.indices()
                .create(create -> create.index(prefix + "-filebeat-other")
                        .withJson(new StringReader(json("""
                        {'mappings':{'properties':{'@timestamp':{'type':'date_nanos'},'source':{'properties':{'ip':{'type':'keyword'},
                        'port':{'type':'keyword'}}},'host':{'properties':{'ip':{'type':'keyword'},'name':{'type':'text'}}},
                        'event':{'properties':{'category':{'type':'text'},'code':{'type':'long'}}}}}}""").toString()))));
        store("filebeat-other", """
                {'@timestamp':'T+9','event':{'category':['authentication','session'],'action':'ssh_login','outcome':'success'},
                'source':{'ip':'10.0.0.5','port':50022},'user':{'name':'alice'},'host':{'name':'nas'},
                'system':{'auth':{'ssh':{'method':'password','event':'Accepted'}}}}""");
        assertThat(ask(ssh()).user()).isEqualTo("alice");
    }
}
