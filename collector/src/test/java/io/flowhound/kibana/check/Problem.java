/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

/**
 * Something that Kibana would refuse, or show as an error or as nothing.
 *
 * @param object type and id, such as {@code dashboard flowhound-overview}
 * @param panel its id in the object; empty when the object as a whole is meant
 * @param text what is wrong and what to do
 */
record Problem(String object, String panel, Rule rule, String text) {
    @Override
    public String toString() {
        return object + (panel.isEmpty() ? "" : ", panel " + panel) + ": " + rule + ": " + text;
    }
}
