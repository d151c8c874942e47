/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.bulk.SavedState;
import io.flowhound.conversation.Held;
import io.flowhound.journal.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private final List<Long> committed = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(TimeUnit.HOURS.toNanos(1));
    private byte[] templates = {1};
    private boolean due = true;

    private final Checkpoints checkpoints = new Checkpoints(
            new Checkpoint() {
                @Override
                public void commit(long position, long keepFrom, byte[] state) {
                    committed.add(position);
                }

                @Override
                public boolean due() {
                    return due;
                }

                @Override
                public void flush() {}

                @Override
                public byte[] state() {
                    return new byte[0];
                }
            },
            now::get);

    private SavedState take(long position) {
        return checkpoints.take(position, new PipelineState(() -> templates, () -> new byte[0], Held.NOTHING));
    }

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void due_asTheJournalSays() {
        assertThat(checkpoints.due()).isTrue();
        due = false;
        assertThat(checkpoints.due()).isFalse();
    }

    @Test
    void stored_commitsThePosition_andLetsTheNextBeTaken() {
        SavedState saved = take(7);
        pass(100);
        assertThat(checkpoints.due()).as("one is under way").isFalse();
        checkpoints.stored(saved);
        assertThat(committed).containsExactly(7L);
        assertThat(checkpoints.due()).isTrue();
    }

    @Test
    void muchToSave_isSavedLessOften() {
        templates = new byte[5 << 20];
        checkpoints.stored(take(1));
        pass(4);
        assertThat(checkpoints.due()).isFalse();
        pass(2);
        assertThat(checkpoints.due()).isTrue();
        templates = new byte[100 << 20];
        checkpoints.stored(take(2));
        pass(30);
        assertThat(checkpoints.due()).isTrue();
    }

    @Test
    void neverStored_isNotWaitedForForever() {
        take(1);
        pass(601);
        assertThat(checkpoints.due()).isTrue();
    }
}
