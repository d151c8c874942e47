/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the book of alerts needs of the place where alerts are kept: {@link AlertStore} in Elasticsearch, or memory for a dry run. */
sealed interface AlertIndex permits AlertStore, MemoryAlerts {
    /**
     * A document to be written.
     *
     * @param place where
     * @param document all of it
     * @param before the version that it was made of, or null when there must be none yet
     */
    record Write(Place place, ObjectNode document, @Nullable StoredAlert before) {}

    /** Alerts as they are now, by one request; what is not there is not in the answer. */
    Map<Place, StoredAlert> find(Collection<Place> places) throws IOException;

    /** Writes documents and returns the places where somebody else has written meanwhile, so that nothing was changed there. */
    Set<Place> write(List<Write> writes) throws IOException;

    /**
     * The alert of an id.
     *
     * @param id all of it, or so many of its first digits that there is one only
     * @return null when there is none
     * @throws IOException when there are several, or Elasticsearch cannot be asked
     */
    @Nullable
    StoredAlert get(String id) throws IOException;

    /** Alerts, the most urgent first. */
    List<Alert> list(AlertQuery asked) throws IOException;

    /** Alerts of a time that analysts have dismissed, whether or not that has ended; times as in {@link AlertQuery}. */
    List<Alert> dismissedOf(long from, long to) throws IOException;

    /** Alerts that analysts have dismissed for a time that has not ended at {@code asOf}. */
    List<Alert> dismissed(long asOf) throws IOException;

    /** The ranks of the alerts in the budget of a day, such as {@code 2026-03-07}, by their ids. */
    Map<String, Long> ranks(String day) throws IOException;
}
