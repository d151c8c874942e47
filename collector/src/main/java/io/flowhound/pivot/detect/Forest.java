/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes trees of the parents that logins have. A login whose target is on its way already stays as a leaf, marked as a loop; ways
 * that are too long and legs with too many children end there.
 */
final class Forest {
    private Forest() {}

    /** The trees of at least two legs, in the order of their roots. */
    static List<Tree> grow(Collection<Session> live) {
        Set<Session> linked = new TreeSet<>(Session.BY_START);
        for (Session session : live) {
            Session parent = session.parent;
            session.up = parent == null || parent.isGone() ? null : parent;
            session.kids.clear();
            session.loop = false;
            session.root = null;
            if (session.up != null) {
                linked.add(session);
                linked.add(session.up);
            }
        }
        for (Session child : linked) {
            attach(child);
        }
        List<Tree> trees = new ArrayList<>();
        for (Session session : linked) {
            if (session.up == null && !session.kids.isEmpty()) {
                trees.add(Tree.of(session));
            }
        }
        return trees;
    }

    private static void attach(Session child) {
        Session parent = child.up;
        if (parent == null) {
            return;
        }
        int depth = 1;
        boolean loop = false;
        Session at = parent;
        while (at != null && depth < Rules.MAX_DEPTH && at != child) {
            loop |= at.client() == child.server();
            at = at.up;
            depth++;
        }
        if (at == child || depth >= Rules.MAX_DEPTH || parent.kids.size() >= Rules.MAX_CHILDREN) {
            child.up = null;
            return;
        }
        child.loop = loop;
        parent.kids.add(child);
    }
}
