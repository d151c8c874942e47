/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

/** Names of protocol versions. */
final class Protocols {
    private static final int IPFIX = 10;

    private Protocols() {}

    /** {@code NetFlow v5}, {@code IPFIX}. */
    static String name(int version) {
        return version == IPFIX ? "IPFIX" : "NetFlow v" + version;
    }

    /** For narrow columns: {@code v5}, {@code IPFIX}. */
    static String shortName(int version) {
        return version == IPFIX ? "IPFIX" : "v" + version;
    }
}
