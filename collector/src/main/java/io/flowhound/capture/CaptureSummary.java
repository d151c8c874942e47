/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.util.List;

/**
 * What was found in a capture.
 *
 * @param datagrams UDP datagrams and IPFIX messages of streams and files that were handed over
 * @param fragments IP fragments among the packets; whole datagrams were made of them where all were there
 * @param others packets that hold neither a UDP datagram nor a part of an IPFIX stream
 * @param cut packets of which the capture holds only the beginning; they were left out
 * @param damaged packets whose headers contradict themselves; they were left out
 * @param resynchronised how often something was missing or damaged between IPFIX messages, so that the next one had to be
 *     looked for
 * @param warnings what whoever reads the result should know, as sentences
 */
public record CaptureSummary(
        long datagrams,
        long fragments,
        long others,
        long cut,
        long damaged,
        long resynchronised,
        List<String> warnings) {
    public CaptureSummary {
        warnings = List.copyOf(warnings);
    }
}
