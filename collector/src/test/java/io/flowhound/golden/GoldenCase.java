/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import io.flowhound.schema.Profile;
import java.util.List;

/**
 * Datagrams of one exporter, in the order in which they arrive, all at {@code DecodingKit.ARRIVAL}.
 *
 * @param name exporter and oddity; the name of the golden file
 * @param profile how much of it the documents carry
 */
record GoldenCase(String name, Profile profile, List<byte[]> datagrams) {
    /** A case whose documents carry everything. */
    static GoldenCase of(String name, byte[]... datagrams) {
        return new GoldenCase(name, Profile.FULL, List.of(datagrams));
    }

    @Override
    public String toString() {
        return name;
    }
}
