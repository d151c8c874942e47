/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of an alert document when its finding was judged again. Sees no Elasticsearch and no clock: a stored
 * document that has seen as much or more is left alone, and so is one that says the same, so that judging the same time twice, by
 * one instance or by two, writes nothing new.
 */
final class Lifecycle {
    static final String DETECTED = "pivot-detected";
    static final String UPDATED = "pivot-updated";
    static final String CLOSED = "pivot-closed";
    static final String SUPERSEDED = "pivot-superseded";
    static final String QUIET = "quiet";
    static final String RETRACTED = "retracted";

    /** Versions that a document remembers: the first and the newest. */
    private static final int MOST_HISTORY = 100;

    private final AlertDocument documents;

    Lifecycle(AlertDocument documents) {
        this.documents = documents;
    }

    /**
     * That a document will be written, before it is known whether people are told.
     *
     * @param told what it is made of
     * @param stored what stands there now, or null
     * @param silence why nobody is told, or null
     * @param changed what happened is another thing than before
     * @param worthTelling people are told if the budget of the day allows
     */
    record Draft(
            Candidate told,
            @Nullable StoredAlert stored,
            Silences.@Nullable Silence silence,
            boolean changed,
            boolean worthTelling) {}

    /** What to write, or null for nothing. */
    @Nullable
    Draft draft(Candidate fresh, @Nullable StoredAlert stored, Silences.@Nullable Silence silence, long asOf) {
        if (stored == null) {
            return new Draft(fresh, null, silence, true, silence == null);
        }
        Alert before = stored.alert();
        if (before.asOf() >= asOf) {
            return null;
        }
        Candidate told = fresh.remembering(before.legs());
        boolean changed = changed(told.finding(), silence != null, before);
        boolean takesIn = !before.supersedes().containsAll(told.supersedes());
        boolean closes = told.closed() && !closing(before).equals(QUIET);
        return changed || takesIn || closes
                ? new Draft(told, stored, silence, changed, silence == null && isNews(told.finding(), before))
                : null;
    }

    /** What was closed stays closed unless something else happened than was told: nobody needs to hear that it is silenced now. */
    private static boolean changed(Finding finding, boolean silenced, Alert before) {
        Content now = Content.of(finding, silenced);
        return closing(before).equals(QUIET)
                ? !now.sameFinding(Content.of(before)) && !isRemainder(finding, before)
                : !now.same(Content.of(before)) || revived(before);
    }

    /**
     * Whether a closed alert knows all legs and more. The detector has let go of them; when flows of that time become searchable
     * late, it sees again only those that were told of next to these.
     */
    private static boolean isRemainder(Finding finding, Alert before) {
        return finding.legs().size() < before.legs().size()
                && finding.legs().stream()
                        .allMatch(leg -> before.legs().stream().anyMatch(leg::sameConnection));
    }

    private static String closing(Alert alert) {
        String reason = alert.closedReason();
        return reason == null ? "" : reason;
    }

    /** Whether it had been taken back, or taken in by another, and is a finding of its own again. */
    private static boolean revived(Alert before) {
        return before.status() == AlertStatus.SUPERSEDED || closing(before).equals(RETRACTED);
    }

    /** Whether a person who knows the alert wants to hear of it again: it is more severe than ever, or has a new stepping stone. */
    private static boolean isNews(Finding finding, Alert before) {
        boolean wasSilent = before.status() == AlertStatus.SUPPRESSED && before.notifiedAt() == 0;
        return wasSilent
                || finding.severity().compareTo(highest(before)) > 0
                || !before.steppingStones().containsAll(finding.steppingStones());
    }

    private static Severity highest(Alert alert) {
        Severity highest = alert.severity();
        for (Change change : alert.history()) {
            for (Severity severity : Severity.values()) {
                if (severity.text().equals(change.severity()) && severity.compareTo(highest) > 0) {
                    highest = severity;
                }
            }
        }
        return highest;
    }

    /**
     * The document of a draft.
     *
     * @param tell whether people are told now
     */
    ObjectNode document(Draft draft, boolean tell, long asOf) {
        Finding finding = draft.told().finding();
        ObjectNode fresh = documents.of(finding, asOf);
        ObjectNode pivot = JsonTree.object(fresh, "pivot");
        Alert before = draft.stored() == null ? null : draft.stored().alert();
        int version = before == null ? 1 : before.version() + 1;
        boolean known = before != null && before.notifiedAt() > 0;
        pivot.put("version", version).put("status", status(draft, tell, known).text());
        if (tell) {
            pivot.put("notified_at", JsonTree.iso(asOf));
        }
        if (draft.worthTelling()) {
            pivot.put("budget_day", Budget.day(asOf));
        }
        if (draft.silence() != null) {
            silence(pivot.putObject("suppression"), draft.silence());
        }
        if (draft.told().closed()) {
            pivot.put("closed_reason", QUIET);
        }
        supersedes(pivot, before, draft.told().supersedes());
        ArrayNode history = history(pivot, before);
        if (before == null || draft.changed() || !draft.told().closed()) {
            note(history, before == null ? DETECTED : UPDATED, version, pivot, asOf);
        }
        if (draft.told().closed()) {
            note(history, CLOSED, version, pivot, asOf);
        }
        if (before == null) {
            return fresh;
        }
        JsonTree.object(fresh, "event").put("created", created(before, asOf));
        return Merge.of(before.document(), fresh);
    }

    private static AlertStatus status(Draft draft, boolean tell, boolean known) {
        if (draft.silence() != null) {
            return AlertStatus.SUPPRESSED;
        }
        if (draft.told().closed()) {
            return AlertStatus.CLOSED;
        }
        if (!tell && !known) {
            return AlertStatus.BELOW_BUDGET;
        }
        return draft.stored() == null ? AlertStatus.OPEN : AlertStatus.UPDATED;
    }

    private static void silence(ObjectNode to, Silences.Silence silence) {
        to.put("reason", silence.reason());
        if (silence.until() > 0) {
            to.put("until", JsonTree.iso(silence.until()));
        }
    }

    private static void supersedes(ObjectNode pivot, @Nullable Alert before, Set<String> more) {
        Set<String> all = new LinkedHashSet<>(before == null ? List.of() : before.supersedes());
        all.addAll(more);
        pivot.set("supersedes", JsonTree.array(all));
    }

    private static String created(Alert before, long asOf) {
        return JsonTree.text(before.document(), "/event/created", JsonTree.iso(asOf));
    }

    private static ArrayNode history(ObjectNode pivot, @Nullable Alert before) {
        ArrayNode history = pivot.putArray("history");
        if (before != null && before.document().at("/pivot/history") instanceof ArrayNode older) {
            history.addAll(older.deepCopy());
        }
        return history;
    }

    private static void note(ArrayNode history, String action, int version, ObjectNode pivot, long asOf) {
        history.addObject()
                .put("at", JsonTree.iso(asOf))
                .put("action", action)
                .put("version", version)
                .put("legs", pivot.path("path").size())
                .put("score", pivot.path("score").asDouble())
                .put("severity", pivot.path("severity").asText());
        if (history.size() > MOST_HISTORY) {
            history.remove(1);
        }
    }

    /**
     * The document of an alert whose finding is gone, or null when it is to be left alone.
     *
     * @param successor id of the alert that has taken it in, or null when it fell under the threshold
     */
    @Nullable
    ObjectNode gone(StoredAlert stored, @Nullable String successor, long asOf) {
        Alert before = stored.alert();
        boolean over = before.status() == AlertStatus.CLOSED
                || before.status() == AlertStatus.SUPERSEDED
                || before.closedReason() != null;
        if (over || before.asOf() >= asOf) {
            return null;
        }
        ObjectNode document = before.document().deepCopy();
        ObjectNode pivot = JsonTree.object(document, "pivot");
        int version = before.version() + 1;
        document.put("@timestamp", JsonTree.iso(asOf));
        pivot.put("version", version).put("as_of", JsonTree.iso(asOf));
        ArrayNode history = history(pivot, before);
        if (successor == null) {
            pivot.put("status", AlertStatus.CLOSED.text()).put("closed_reason", RETRACTED);
            note(history, CLOSED, version, pivot, asOf);
        } else {
            pivot.put("status", AlertStatus.SUPERSEDED.text()).put("superseded_by", successor);
            note(history, SUPERSEDED, version, pivot, asOf);
        }
        return document;
    }
}
