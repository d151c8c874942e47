/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.util.ArrayList;
import java.util.List;

/** The counts of a capture while it is read. */
final class CaptureReport {
    long datagrams;
    long fragments;
    long incomplete;
    long others;
    long cut;
    long damaged;
    long resynchronised;
    long silentStreams;
    private final List<String> warnings = new ArrayList<>();

    void warn(String sentence) {
        warnings.add(sentence);
    }

    CaptureSummary summary() {
        if (cut > 0) {
            warn(cut + " packets are cut off and were left out: capture whole packets (tcpdump -s 0)");
        }
        if (incomplete > 0) {
            warn(incomplete + " fragmented datagrams miss a part and were left out");
        }
        if (damaged > 0) {
            warn(damaged + " packets with impossible lengths were left out");
        }
        if (resynchronised > 0) {
            warn(resynchronised
                    + " times something is missing or damaged between IPFIX messages: reading went on at the"
                    + " next whole one");
        }
        if (silentStreams > 0) {
            warn(silentStreams
                    + " TCP connections to ports of flow collectors hold no IPFIX message (are they encrypted?)");
        }
        return new CaptureSummary(datagrams, fragments, others, cut, damaged, resynchronised, warnings);
    }
}
