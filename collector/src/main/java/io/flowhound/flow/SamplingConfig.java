/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** The sampling rates that the user has configured, for exporters that do not tell theirs or tell it wrongly. */
public interface SamplingConfig {
    /** Nothing configured. */
    SamplingConfig NONE = new SamplingConfig() {
        @Override
        public long rate(long addressHigh, long addressLow) {
            return 0;
        }

        @Override
        public long fallback() {
            return 0;
        }
    };

    /** The rate that counts for an exporter whatever it says, 0 for none. */
    long rate(long addressHigh, long addressLow);

    /** The rate for exporters that say none, 0 for none. */
    long fallback();
}
