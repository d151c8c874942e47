/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** The protocols that exporters speak. */
public enum ExportProtocol {
    V5("netflow-v5", 5),
    V9("netflow-v9", 9),
    IPFIX("ipfix", 10);

    private final String label;
    private final int version;

    ExportProtocol(String label, int version) {
        this.label = label;
        this.version = version;
    }

    /** The version in the header of its messages. */
    public int version() {
        return version;
    }

    /** Its name in results. */
    public String label() {
        return label;
    }
}
