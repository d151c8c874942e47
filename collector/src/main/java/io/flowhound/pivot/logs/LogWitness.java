/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.Testimony;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the log indices whose logins the legs of a pivot were. Two or three requests for up to 64 legs, however many indices there are.
 * For one thread.
 */
public final class LogWitness {
    private static final Logger log = LoggerFactory.getLogger(LogWitness.class);
    private static final int LEGS_A_REQUEST = 64;
    /** Elasticsearch takes 1,024 or more, by its heap and processors (indices.query.bool.max_clause_count). */
    private static final int MOST_CLAUSES = 1_000;
    /** Lines need a while from their host to Elasticsearch: before that nothing is made of there being none. */
    private static final long LATE_MILLIS = Duration.ofMinutes(3).toMillis();

    private final long skew;
    private final Matcher matcher;
    private final LogSearch search;
    private final HostNames names;

    /**
     * Asks one Elasticsearch.
     *
     * @param indices names and patterns of indices with log lines
     * @param prefix {@code index.prefix}, whose flows name hosts
     * @param skew how far the clock of a host may be off
     * @param requests counts the requests
     */
    public LogWitness(ElasticClient client, List<String> indices, String prefix, Duration skew, Counter requests) {
        LogClient logs = new LogClient(client, indices, requests);
        this.skew = skew.toMillis();
        this.matcher = new Matcher(skew.toMillis());
        this.search = new LogSearch(logs, new LogQueries(skew.toMillis()));
        this.names = new HostNames(logs, prefix);
    }

    /**
     * What the logs say of logins. Never fails: when they cannot be read that is said, with what was found so far.
     *
     * @param asOf arrival time up to which everything was seen, milliseconds since 1970
     */
    public Testimony ask(List<LoginQuestion> questions, long asOf) {
        Map<LoginQuestion, LoginProof> proofs = new HashMap<>();
        try {
            for (int i = 0; i < questions.size(); i += LEGS_A_REQUEST) {
                List<LoginQuestion> part = questions.subList(i, Math.min(questions.size(), i + LEGS_A_REQUEST));
                HostNames.Known known = names.of(part, asOf);
                for (List<LoginQuestion> few : fitting(part, known)) {
                    some(few, known, asOf, proofs);
                }
            }
            return new Testimony(proofs, null);
        } catch (ElasticException e) {
            return new Testimony(proofs, "logs cannot be read: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Whatever stands in indices of others must not end the hunt.
            log.debug("logs cannot be understood", e);
            return new Testimony(proofs, "logs cannot be read: " + e);
        }
    }

    /** Parts that each make one query that every Elasticsearch takes: hosts with many names have many clauses. */
    static List<List<LoginQuestion>> fitting(List<LoginQuestion> questions, HostNames.Known known) {
        List<List<LoginQuestion>> parts = new ArrayList<>();
        int begin = 0;
        int clauses = 0;
        for (int i = 0; i < questions.size(); i++) {
            int more = LogQueries.clauses(
                    known.of(questions.get(i).leg().destination()).size());
            if (i > begin && clauses + more > MOST_CLAUSES) {
                parts.add(questions.subList(begin, i));
                begin = i;
                clauses = 0;
            }
            clauses += more;
        }
        parts.add(questions.subList(begin, questions.size()));
        return parts;
    }

    private void some(
            List<LoginQuestion> questions, HostNames.Known known, long asOf, Map<LoginQuestion, LoginProof> proofs)
            throws IOException {
        LogSearch.Found found = search.lines(questions, known);
        List<LoginQuestion> silent = new ArrayList<>();
        for (LoginQuestion question : questions) {
            Set<String> of = known.of(question.leg().destination());
            if (found.tooMany().contains(question)) {
                proofs.put(question, LoginProof.none(State.UNCLEAR));
                continue;
            }
            LoginProof proof = matcher.prove(question, found.lines(), of);
            if (proof != null) {
                if (proof.state() != State.FAILED || asOf > question.leg().end() + LATE_MILLIS) {
                    proofs.put(question, proof); // until then somebody who was refused may be let in yet
                }
            } else if (matcher.tellsOfSource(question, found.lines(), of)) {
                proofs.put(question, LoginProof.none(State.UNCLEAR));
            } else if (asOf > question.leg().start() + skew + LATE_MILLIS) {
                silent.add(question);
            }
        }
        if (!silent.isEmpty()) {
            Set<LoginQuestion> logging = search.logging(silent, known);
            silent.forEach(question ->
                    proofs.put(question, LoginProof.none(logging.contains(question) ? State.NO_LINE : State.NO_LOGS)));
        }
    }
}
