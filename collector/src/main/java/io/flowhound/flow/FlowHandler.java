/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** Takes flows, one after the other, on one thread. */
public interface FlowHandler {
    /** Takes one flow; it is borrowed until this method returns and then reused. */
    void flow(FlowRecord flow);
}
