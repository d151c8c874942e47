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
        public long overruling(long addressHigh, long addressLow) {
            return 0;
        }

        @Override
        public long rate(long addressHigh, long addressLow) {
            return 0;
        }
    };

    /** The rate that counts for an exporter whatever it says, 0 for none. */
    long overruling(long addressHigh, long addressLow);

    /** The rate for an exporter that says none, 0 for none. */
    long rate(long addressHigh, long addressLow);
}
