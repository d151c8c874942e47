/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertBook;
import io.flowhound.pivot.job.AlertSink;
import java.io.IOException;
import java.util.List;

/** The book of alerts, as the job uses it. */
record BookSink(AlertBook book) implements AlertSink {
    @Override
    public List<Finding> record(Evaluation evaluation) throws IOException {
        return book.record(evaluation).stream()
                .filter(alert -> alert.notifiedAt() == alert.asOf())
                .map(Alert::finding)
                .toList();
    }

    @Override
    public byte[] state() {
        return book.state();
    }

    @Override
    public void restore(byte[] state) {
        book.restore(state);
    }
}
