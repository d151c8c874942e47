/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginQuestion.Rival;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Log documents and logins for tests: 10.0.0.5 logs in to 10.0.0.9, which calls itself nas. */
final class Lines {
    /** 2026-03-07T10:00:00Z. */
    static final long T = Instant.parse("2026-03-07T10:00:00Z").toEpochMilli();

    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final String A = "10.0.0.5";
    static final String B = "10.0.0.9";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Lines() {}

    static Leg leg(Service service, int sourcePort, int port, long start, long end) {
        return leg(service, sourcePort, port, start, end, 5_000);
    }

    static Leg leg(Service service, int sourcePort, int port, long start, long end, long toServer) {
        return new Leg(
                0,
                -1,
                0,
                A,
                sourcePort,
                B,
                port,
                service,
                start,
                end,
                toServer,
                9_000,
                2,
                1,
                List.of(),
                0,
                1,
                0,
                0,
                null,
                false,
                Set.of(),
                Set.of());
    }

    /** A login by SSH from port 50022, from {@link #T} on for ten minutes. */
    static LoginQuestion ssh(Rival... rivals) {
        return new LoginQuestion(leg(Services.SSH, 50_022, 22, T, T + 10 * MINUTE), List.of(rivals));
    }

    static LoginQuestion rdp(Rival... rivals) {
        return new LoginQuestion(leg(Services.RDP, 50_022, 3_389, T, T + 10 * MINUTE), List.of(rivals));
    }

    static Rival rival(Service service, int sourcePort, long start, long end) {
        return new Rival(sourcePort, B, service, start, end);
    }

    /** Documents written with ' for the quotes of JSON; T+ and seconds stand for a time. */
    static JsonNode json(String text) {
        String json = text.replace('\'', '"');
        for (int at = json.indexOf("T+"); at >= 0; at = json.indexOf("T+")) {
            int end = at + 2;
            while (Character.isDigit(json.charAt(end)) || json.charAt(end) == '-') {
                end++;
            }
            long time = T + Long.parseLong(json.substring(at + 2, end)) * SECOND;
            json = json.substring(0, at) + Instant.ofEpochMilli(time) + json.substring(end);
        }
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static LoginLine line(String id, String document) {
        LoginLine line = LineJson.of("logs", id, json(document));
        if (line == null) {
            throw new IllegalArgumentException("no login: " + document);
        }
        return line;
    }

    /** One of our lines of sshd, so many seconds after {@link #T}. */
    static LoginLine sshd(String user, int port, long second, boolean success) {
        return line(user + second, """
                {'@timestamp':'T+%d','event':{'category':['authentication'],'action':'login','outcome':'%s'},
                'process':{'name':'sshd'},'user':{'name':'%s'},'login':{'method':'publickey','key':'SHA256:abc'},
                'source':{'ip':'10.0.0.5','port':%d},'host':{'name':'nas','ip':['10.0.0.9']},'destination':{'ip':'10.0.0.9'}}
                """.formatted(second, success ? "success" : "failure", user, port));
    }

    /** A logon of Windows as ours is written, without a port. */
    static LoginLine logon(String user, int type, long second, boolean success) {
        return line(user + type + second, """
                {'@timestamp':'T+%d','event':{'category':['authentication'],'action':'login','outcome':'%s','code':'%s'},
                'user':{'name':'%s','domain':'CORP'},'login':{'type':'%d','method':'negotiate'},
                'source':{'ip':'10.0.0.5'},'host':{'name':'nas','ip':['10.0.0.9']}}
                """.formatted(
                        second, success ? "success" : "failure", success ? "4624" : "4625", user, type));
    }
}
