/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Dismissed;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What people make of alerts: {@code pivot.workflow.*}, which nothing else writes. Every method takes an id or its first digits,
 * and returns the alert as it is then.
 */
public final class Workflow {
    private static final int TRIES = 5;

    private final AlertIndex index;
    private final LongSupplier clock;

    Workflow(AlertIndex index, LongSupplier clock) {
        this.index = index;
        this.clock = clock;
    }

    /** A workflow on the alerts of a store. */
    public static Workflow of(AlertStore store) {
        return new Workflow(store, System::currentTimeMillis);
    }

    /** Somebody looks at it. */
    public Alert acknowledge(String id, @Nullable String note) throws IOException {
        return change(id, workflow -> status(workflow, WorkflowState.ACKNOWLEDGED, note));
    }

    /** It is what it looks like. */
    public Alert confirm(String id, @Nullable String note) throws IOException {
        return change(id, workflow -> status(workflow, WorkflowState.CONFIRMED, note));
    }

    /**
     * It is harmless: its logins become part of what is usual, and nobody is told of what the scope covers.
     *
     * @param scope what else is harmless
     * @param until when that ends, milliseconds since 1970; 0 for never
     */
    public Alert dismiss(String id, Scope scope, long until, @Nullable String note) throws IOException {
        return change(id, workflow -> {
            status(workflow, WorkflowState.DISMISSED, note);
            workflow.put("scope", scope.text());
            if (until > 0) {
                workflow.put("until", JsonTree.iso(until));
            }
        });
    }

    /** It has to be looked at again. */
    public Alert reopen(String id, @Nullable String note) throws IOException {
        return change(id, workflow -> status(workflow, WorkflowState.REOPENED, note));
    }

    /** Somebody takes care of it. */
    public Alert assign(String id, String assignee) throws IOException {
        return change(id, workflow -> workflow.put("assignee", assignee));
    }

    private void status(ObjectNode workflow, String status, @Nullable String note) {
        workflow.remove(List.of("scope", "until", "note"));
        workflow.put("status", status).put("at", JsonTree.iso(clock.getAsLong()));
        if (note != null && !note.isBlank()) {
            workflow.put("note", note);
        }
    }

    /**
     * What was dismissed, for the detector: its logins are usual from then on, also when the dismissal has ended.
     *
     * @param from alerts of which a leg ended at or after this time, milliseconds since 1970
     * @param to alerts whose first leg began before this time, milliseconds since 1970 (exclusive)
     */
    public Dismissed dismissed(long from, long to) throws IOException {
        Set<String> ids = new HashSet<>();
        Set<Dismissed.Pair> pairs = new HashSet<>();
        for (Alert alert : index.dismissedOf(from, to)) {
            ids.add(alert.id());
            alert.legs().forEach(leg -> pairs.add(new Dismissed.Pair(leg.source(), leg.destination())));
            if (!alert.legs().isEmpty()) {
                ids.addAll(RootId.all(alert.legs().get(0)));
            }
        }
        return new Dismissed(ids, pairs);
    }

    private Alert change(String id, Consumer<ObjectNode> edit) throws IOException {
        StoredAlert stored = index.get(id);
        for (int i = 0; i < TRIES && stored != null; i++) {
            ObjectNode document = stored.alert().document().deepCopy();
            edit.accept(JsonTree.object(JsonTree.object(document, "pivot"), "workflow"));
            Place place = stored.place();
            if (index.write(List.of(new AlertIndex.Write(place, document, stored)))
                    .isEmpty()) {
                return new Alert(document);
            }
            stored = index.find(List.of(place)).get(place);
        }
        throw new IOException(
                stored == null
                        ? "there is no alert '" + id + "': flowhound pivots list shows those that there are"
                        : "the alert " + id + " was changed by others at every try: try again");
    }
}
