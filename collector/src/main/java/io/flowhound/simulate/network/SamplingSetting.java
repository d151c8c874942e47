/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import io.flowhound.config.Range;

/** Which packets an exporter looks at. */
@Doc("Which packets this exporter looks at. Its counters stay those of the packets that it saw.")
public record SamplingSetting(
        @Doc("It looks at one packet in N: this is N.") @Default("1") @Range(min = "1", max = "16383")
        int rate,

        @Doc("`deterministic`: every Nth packet that passes; `random`: each with a chance of 1 in N.")
        @Default("random")
        Mode mode,

        @Doc(
                "How it tells: in every `record` (IE 34; the header in NetFlow v5), in `options` records (the header in NetFlow v5), or `never`, so that only the collector's `sampling` can know.")
        @Default("options")
        Told told) {
    /** How it chooses. */
    public enum Mode {
        DETERMINISTIC,
        RANDOM
    }

    /** Where it says so. */
    public enum Told {
        RECORD,
        OPTIONS,
        NEVER
    }
}
