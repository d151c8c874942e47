/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.query.BaselineStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The history in Elasticsearch. Says of each day that it is complete once its edges are there, or it would be worked out from the flows
 * again, with the logins that the detector has kept out of it.
 */
public record StoredBaseline(BaselineStore store) implements Baseline {
    @Override
    public void write(List<EdgeDay> edges) throws IOException {
        Map<Integer, List<EdgeDay>> days = edges.stream().collect(Collectors.groupingBy(EdgeDay::day));
        for (Map.Entry<Integer, List<EdgeDay>> day : days.entrySet()) {
            store.replace(day.getKey(), day.getValue());
        }
    }
}
