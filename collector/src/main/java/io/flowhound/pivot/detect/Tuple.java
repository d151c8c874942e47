/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

/**
 * The two endpoints of a TCP connection in an order that does not depend on the direction of a record.
 *
 * @param low address of the endpoint that sorts first
 * @param high address of the other
 */
record Tuple(String low, int lowPort, String high, int highPort) {
    /** The tuple of two endpoints, given in any order. */
    static Tuple of(String a, int portA, String b, int portB) {
        return isFirst(a, portA, b, portB) ? new Tuple(a, portA, b, portB) : new Tuple(b, portB, a, portA);
    }

    static boolean isFirst(String a, int portA, String b, int portB) {
        int order = a.compareTo(b);
        return order < 0 || (order == 0 && portA <= portB);
    }
}
