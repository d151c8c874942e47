/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.metrics.DropReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the figures of the collector itself mean, in plain words. */
final class CollectorHints {
    private static final long QUIET_MILLIS = 2 * 60_000;
    private static final double BEHIND_SECONDS = 60;
    private static final long STALE_MILLIS = 30_000;

    private CollectorHints() {}

    /**
     * What counts.
     *
     * @param uptimeMillis how long the collector has been running
     * @param received datagrams of flows from the sockets
     * @param behindSeconds age of the oldest datagram that is not decoded yet
     * @param reportAgeMillis age of what is said of exporters; negative when nothing is
     * @param strangers some of the senders that were refused because of their address
     * @param refused documents that Elasticsearch will never take
     */
    record Figures(
            long uptimeMillis,
            long received,
            double behindSeconds,
            long reportAgeMillis,
            long refused,
            List<String> strangers,
            Map<DropReason, Long> dropped) {}

    static List<Hint> of(Figures figures) {
        List<Hint> hints = new ArrayList<>();
        nothing(figures, hints);
        late(figures, hints);
        refusals(figures, hints);
        losses(figures, hints);
        return hints;
    }

    private static void nothing(Figures figures, List<Hint> hints) {
        if (figures.received == 0 && figures.uptimeMillis > QUIET_MILLIS) {
            hints.add(
                    Hint.problem(
                            "nothing-received",
                            "No datagram with flows has arrived since the collector started, "
                                    + Words.duration(figures.uptimeMillis) + " ago.",
                            "Look at the address and port that the exporters send to, at the firewall of this machine, and with 'tcpdump -n udp port 2055 or udp port 4739' whether anything reaches it. ./flowhound simulate tests the way from here."));
        }
    }

    private static void late(Figures figures, List<Hint> hints) {
        if (figures.behindSeconds > BEHIND_SECONDS) {
            hints.add(
                    Hint.problem(
                            "behind",
                            "Datagrams of the last " + Words.duration((long) (figures.behindSeconds * 1000))
                                    + " are not decoded yet.",
                            "If that grows, Elasticsearch takes less than the exporters send: look at its load and at documents.profile, or sample less traffic."));
        } else if (figures.reportAgeMillis > STALE_MILLIS) {
            hints.add(Hint.note(
                    "stale",
                    "What follows was so " + Words.duration(figures.reportAgeMillis)
                            + " ago; the pipeline waits for something.",
                    "See the conditions above, and the log."));
        }
    }

    private static void refusals(Figures figures, List<Hint> hints) {
        long strangers = figures.dropped.getOrDefault(DropReason.NOT_ALLOWED, 0L);
        long tooMuch = figures.dropped.getOrDefault(DropReason.RATE_LIMITED, 0L);
        if (strangers > 0) {
            hints.add(
                    Hint.note(
                            "not-allowed",
                            Words.count(strangers, "datagram")
                                    + " or connections were refused, since listen.allow does not name their senders"
                                    + (figures.strangers.isEmpty()
                                            ? "."
                                            : ": " + String.join(", ", figures.strangers) + "."),
                            "If one of them is an exporter of yours, add it to listen.allow; the log has the whole line. If not, close the port to it in the firewall."));
        }
        if (tooMuch > 0) {
            hints.add(Hint.problem(
                    "rate-limited",
                    Words.count(tooMuch, "datagram") + " of senders that exceed listen.rate-limit were dropped.",
                    "Let those exporters (under rate_limited below) sample or send less, or raise listen.rate-limit."));
        }
    }

    private static void losses(Figures figures, List<Hint> hints) {
        long full = figures.dropped.getOrDefault(DropReason.JOURNAL_FULL, 0L);
        long failed = figures.dropped.getOrDefault(DropReason.JOURNAL_FAILED, 0L);
        if (full > 0) {
            hints.add(Hint.problem(
                    "journal-full",
                    "The journal was full: " + Words.count(full, "datagram")
                            + " are lost, the oldest of those who have most in it.",
                    "Raise journal.budget, and see why Elasticsearch was away for so long."));
        }
        if (failed > 0) {
            hints.add(Hint.problem(
                    "journal-failed",
                    "The journal could not be written: " + Words.count(failed, "datagram") + " lost.",
                    "Look at the disk of data.dir: full, read-only or damaged; the log has the reason."));
        }
        if (figures.refused > 0) {
            hints.add(
                    Hint.problem(
                            "refused",
                            "Elasticsearch has refused " + Words.count(figures.refused, "document")
                                    + "; they are in the dead-letter file with the reason.",
                            "./flowhound deadletter lists them with the reasons; ./flowhound check tells whether the index template is out of date. When that is set right, ./flowhound deadletter resend --all stores them."));
        }
    }
}
