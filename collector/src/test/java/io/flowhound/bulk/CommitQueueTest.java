/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitQueueTest {
    private final List<Long> commits = new ArrayList<>();
    private final List<Batch> released = new ArrayList<>();
    private final CommitQueue queue = new CommitQueue((position, state) -> commits.add(position), released::add);

    private List<Batch> add(int batches) {
        List<Batch> added = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            Batch batch = Documents.batch(i);
            queue.add(batch);
            added.add(batch);
        }
        return added;
    }

    @Test
    void done_inOrder_commitsEach() {
        add(3).forEach(queue::done);
        assertThat(commits).containsExactly(0L, 1L, 2L);
    }

    @Test
    void done_outOfOrder_commitsWithTheMissingOne() {
        List<Batch> batches = add(4);
        queue.done(batches.get(2));
        queue.done(batches.get(1));
        assertThat(commits).isEmpty();
        assertThat(released).isEmpty();
        queue.done(batches.get(0));
        assertThat(commits).containsExactly(2L);
        assertThat(released).isEqualTo(batches.subList(0, 3));
    }

    @Test
    void awaitEmpty_saysHowManyAreLeft() throws Exception {
        List<Batch> batches = add(3);
        queue.done(batches.get(0));
        assertThat(queue.awaitEmpty(1000)).isEqualTo(2);
        queue.done(batches.get(1));
        queue.done(batches.get(2));
        assertThat(queue.awaitEmpty(Long.MAX_VALUE)).isZero();
    }

    @Test
    void close_endsCommits() {
        List<Batch> batches = add(2);
        queue.close();
        batches.forEach(queue::done);
        assertThat(commits).isEmpty();
    }
}
