/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** Something that a host does now and then. */
interface Behaviour {
    /** Does it once, at a time of its own choice within the scene. */
    void act(Scene scene, Host host);
}
