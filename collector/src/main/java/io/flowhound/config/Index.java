/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import io.flowhound.schema.FlowStream;
import io.flowhound.schema.IndexLayout;
import io.flowhound.schema.IndexMode;
import io.flowhound.schema.IndexSort;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the indices are called, and how Elasticsearch keeps them. */
@Doc(
        "How the indices are called, and how Elasticsearch keeps them. What is said here goes into the index templates, so it holds for the indices of the next day. For anything else, put it into the component template `flowhound-flows@custom` (docs/setup.md).")
public record Index(
        @Doc(
                "First part of the name of every index, alias and template: `flowhound` gives `flowhound-flows-2026.11.22`. Lower-case letters, digits, `-`, `_` and `.`.")
        @Default("flowhound")
        String prefix,

        @Doc(
                "Primary shards of an index of flows. Without it one, and for tomorrow as many as yesterday's size asks for: one for each 40 GB. With it never fewer than this.")
        @Range(min = "1", max = "1024")
        @Nullable
        Integer shards,

        @Doc("Copies of each shard. Without it one as soon as there is a second node, and none on a single one.")
        @Range(min = "0", max = "32")
        @Nullable
        Integer replicas,

        @Doc(
                "After how long a stored flow or log line can be found. Longer costs Elasticsearch less, and delays the hunt for pivots.")
        @Default("5s")
        @Range(min = "1s", max = "10m")
        Duration refresh,

        @Doc(
                "How Elasticsearch keeps flows. `standard`: as they were sent. `logsdb`: a fraction of the disk, the document is made again from the index when it is shown (lists sorted, coordinates rounded). Elasticsearch does that under a paid licence only; without it, it keeps the documents beside.")
        @Default("standard")
        IndexMode mode,

        @Doc(
                "In which order Elasticsearch stores flows. `destination`: by the address of the server, which takes about a tenth less disk and some more processor time when documents are written. `none`: as they came, so that a search in a short span of a long past day reads less of the disk.")
        @Default("destination")
        IndexSort sort,

        @Doc(
                "Where flows are stored. `dated`: an index a day by event time, deleted by `retention`. `data-stream`: the data stream `logs-flowhound.flow-<namespace>`, rolled over and deleted by a lifecycle policy; `retention` leaves flows alone then. A datagram that is sent to Elasticsearch again after a rollover, since the answer was lost, is stored twice in a data stream, which compares ids within its newest index only.")
        @Default("dated")
        IndexLayout layout,

        @Doc("Last part of the name of the data stream. Lower-case letters, digits, `_` and `.`.") @Default("default")
        String namespace,

        @Doc(
                "Name of an ILM policy for flows, which is in Elasticsearch already. For `index.layout: data-stream`, or for dated indices with `retention.enabled: false`; these are not rolled over, so such a policy may have no phase with a rollover.")
        @Nullable
        String lifecycle)
        implements Section {
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,99}");
    private static final Pattern POLICY = Pattern.compile("[^\\s,_\"\\\\][^\\s,\"\\\\]{0,254}");
    private static final String DEFAULT_NAMESPACE = "default";

    @Override
    public void check(SectionProblems problems) {
        if (!PREFIX.matcher(prefix).matches()) {
            String lower = prefix.toLowerCase(Locale.ROOT);
            problems.add(
                    "prefix",
                    prefix,
                    "must be 1 to 100 lower-case letters, digits, '-', '_' or '.', and begin with a letter or digit",
                    PREFIX.matcher(lower).matches() ? lower : null);
        }
        if (!FlowStream.NAMESPACE.matcher(namespace).matches()) {
            String valid = namespace.toLowerCase(Locale.ROOT).replace('-', '_');
            problems.add(
                    "namespace",
                    namespace,
                    "must be 1 to 100 lower-case letters, digits, '_' or '.'",
                    FlowStream.NAMESPACE.matcher(valid).matches() ? valid : null);
        } else if (layout == IndexLayout.DATED && !namespace.equals(DEFAULT_NAMESPACE)) {
            problems.add(
                    "namespace",
                    namespace,
                    "is for a data stream: set index.layout to data-stream, or leave it out and tell indices apart by"
                            + " index.prefix",
                    null);
        }
        if (lifecycle != null && !POLICY.matcher(lifecycle).matches()) {
            problems.add(
                    "lifecycle",
                    lifecycle,
                    "is no name of a policy: at most 255 characters without commas, quotes and blanks, and no _ in front",
                    null);
        }
    }

    /** The data stream of flows; null where they are stored by days. */
    public @Nullable FlowStream stream() {
        return layout == IndexLayout.DATA_STREAM ? new FlowStream(namespace) : null;
    }
}
