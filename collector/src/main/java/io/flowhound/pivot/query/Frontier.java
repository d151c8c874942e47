/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the logins by which some hosts can have been reached, or by which somebody can have gone on from them: those of the hosts
 * themselves, then those of the hosts beyond, a level at a time. However many hosts a level has, it takes few requests.
 */
public final class Frontier {
    private static final int LEVELS = Rules.MAX_DEPTH;

    private final LoginReader reader;

    public Frontier(LoginReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the logins that can have led to the hosts.
     *
     * @param from milliseconds since 1970: what ended before is left out
     * @param to milliseconds since 1970: what begins then or later is left out
     * @param consumer may be given a record twice
     */
    public void back(Collection<String> hosts, long from, long to, Consumer<LoginRecord> consumer)
            throws ElasticException {
        walk(hosts, Side.SERVER, from, to, consumer);
    }

    /**
     * Reads the logins by which somebody can have gone on from the hosts, and those to each of the hosts on the way, which may
     * explain them better.
     *
     * @param from milliseconds since 1970: what ended before is left out
     * @param to milliseconds since 1970: what begins then or later is left out
     * @param consumer may be given a record twice
     */
    public void forward(Collection<String> hosts, long from, long to, Consumer<LoginRecord> consumer)
            throws ElasticException {
        Set<String> passed = walk(hosts, Side.CLIENT, from, to, consumer);
        reader.read(passed, Side.SERVER, from, to, consumer);
    }

    private Set<String> walk(Collection<String> hosts, Side side, long from, long to, Consumer<LoginRecord> consumer)
            throws ElasticException {
        Set<String> known = new HashSet<>(hosts);
        Set<String> level = Set.copyOf(hosts);
        for (int i = 0; i < LEVELS && !level.isEmpty(); i++) {
            Set<String> next = new HashSet<>();
            Set<String> here = level;
            reader.read(here, side, from, to, login -> {
                consumer.accept(login);
                next.add(here.contains(login.source()) ? login.destination() : login.source());
            });
            next.removeAll(known);
            known.addAll(next);
            level = next;
        }
        return known;
    }
}
