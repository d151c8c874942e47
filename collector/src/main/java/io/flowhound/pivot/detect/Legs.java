/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes sessions as legs, for those who do not know sessions. */
final class Legs {
    private static final int MAX_FLOW_IDS = 10;

    private final History history;

    Legs(History history) {
        this.history = history;
    }

    /** The legs of a tree, in its order. */
    List<Leg> of(Tree tree) {
        Map<Session, Leg> known = new HashMap<>();
        List<Leg> legs = new ArrayList<>(tree.legs().size());
        for (Session session : tree.legs()) {
            Leg parent = session.up == null ? null : known.get(session.up);
            Leg leg = of(session, legs.size(), parent, parent == null ? null : link(session));
            known.put(session, leg);
            legs.add(leg);
        }
        return legs;
    }

    /** A session as a leg with this number. */
    Leg of(Session session, int index, @Nullable Leg parent, @Nullable Link link) {
        return new Leg(
                index,
                parent == null ? -1 : parent.index(),
                parent == null ? 0 : parent.depth() + 1,
                session.client().address(),
                session.clientPort(),
                session.server().address(),
                session.serverPort(),
                session.service(),
                session.start,
                session.end,
                session.toServer,
                session.toClient,
                session.pieces.size(),
                session.sampling,
                flowIds(session),
                session.daysSeen,
                session.novelty,
                session.sourceRate,
                session.destinationRate,
                link,
                session.loop,
                history.roles(session.sourceKey, session.day()),
                history.roles(session.destinationKey, session.day()),
                session.login);
    }

    private static List<String> flowIds(Session session) {
        return session.pieces.stream()
                .map(Piece::flowId)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MAX_FLOW_IDS)
                .toList();
    }

    private static @Nullable Link link(Session session) {
        LinkEvidence evidence = session.evidence;
        return evidence == null ? null : link(evidence, session.alternates);
    }

    static Link link(LinkEvidence evidence, List<Session.Candidate> alternates) {
        return new Link(
                evidence.score(),
                evidence.gapMillis(),
                evidence.overlap(),
                evidence.nested(),
                evidence.relay().relayed(),
                evidence.relay().correlation(),
                alternates.stream()
                        .map(other -> new Link.Alternate(
                                other.session().client().address(),
                                other.session().clientPort(),
                                other.session().start,
                                other.score()))
                        .toList());
    }
}
