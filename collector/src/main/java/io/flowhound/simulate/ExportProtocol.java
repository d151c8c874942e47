/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** The protocols that exporters speak. */
public enum ExportProtocol {
    V5("netflow-v5"),
    V9("netflow-v9"),
    IPFIX("ipfix");

    private final String label;

    ExportProtocol(String label) {
        this.label = label;
    }

    /** Its name in results. */
    public String label() {
        return label;
    }
}
