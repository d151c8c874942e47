/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.query.BaselineStore;
import java.io.IOException;

/**
 * The history in Elasticsearch. Says of each day that it is complete once its edges are there, or it would be worked out from the flows
 * again, with the logins that the detector has kept out of it.
 */
public record StoredBaseline(BaselineStore store) implements Baseline {
    @Override
    public void write(FrozenDay day) throws IOException {
        store.replace(day.day(), day.edges());
    }
}
