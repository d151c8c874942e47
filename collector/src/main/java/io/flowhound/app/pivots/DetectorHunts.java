/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Testimony;
import io.flowhound.pivot.detect.Detector;
import io.flowhound.pivot.detect.History;
import io.flowhound.pivot.job.Hunt;
import io.flowhound.pivot.job.Hunts;
import io.flowhound.pivot.query.HistoryLoader;
import io.flowhound.pivot.query.QueryClient;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Makes detectors that know the history of the days before them. */
final class DetectorHunts implements Hunts {
    private static final long DAY_MILLIS = 86_400_000;

    private final Rules rules;
    private final HistoryLoader loader;
    private final Consumer<String> progress;

    /**
     * Makes them of one Elasticsearch.
     *
     * @param write whether the history of days that is worked out is stored
     */
    DetectorHunts(Rules rules, QueryClient queries, boolean write, Consumer<String> progress) {
        this.rules = rules;
        this.loader = new HistoryLoader(queries, rules, write);
        this.progress = progress;
    }

    /** A detector without logins, with the history of the days before that of a time. */
    Detector detector(long time) throws IOException {
        History history = new History();
        loader.load((int) Math.floorDiv(time, DAY_MILLIS), history::add, progress)
                .forEach(history::begin);
        return new Detector(rules, history);
    }

    @Override
    public Hunt begin(long position) throws IOException {
        return new DetectorHunt(detector(position));
    }

    @Override
    public Hunt resume(long historyBefore, byte[] state) throws IOException {
        Detector detector = detector(historyBefore);
        detector.restore(state);
        return new DetectorHunt(detector);
    }

    record DetectorHunt(Detector detector) implements Hunt {
        @Override
        public void add(LoginRecord login) {
            detector.add(login);
        }

        @Override
        public List<LoginQuestion> questions(long asOf) {
            return detector.questions(asOf);
        }

        @Override
        public boolean witness(Testimony said, long asOf) {
            return detector.witness(said, asOf);
        }

        @Override
        public Evaluation evaluate(long asOf) {
            return detector.evaluate(asOf);
        }

        @Override
        public List<FrozenDay> drainFrozen() {
            return detector.drainFrozen();
        }

        @Override
        public void dismissed(Dismissed dismissed) {
            detector.dismissed(dismissed);
        }

        @Override
        public byte[] state() {
            return detector.state();
        }
    }
}
