/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Profile;

/**
 * How records become flows.
 *
 * @param raw leaves everything as it is on the wire: no scaling by the sampling rate
 * @param profile how much is kept of elements without a field of their own
 * @param sampling configured sampling rates
 * @param relays senders that are believed when they name the device that a flow is of
 * @param imported tags the flows as imported from a file
 */
public record FlowSettings(boolean raw, Profile profile, SamplingConfig sampling, Relays relays, boolean imported) {
    /** Without relays. */
    public FlowSettings(boolean raw, Profile profile, SamplingConfig sampling, boolean imported) {
        this(raw, profile, sampling, Relays.NONE, imported);
    }

    /** Of flows that arrive while they are decoded. */
    public FlowSettings(boolean raw, Profile profile, SamplingConfig sampling) {
        this(raw, profile, sampling, false);
    }
}
