/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import io.flowhound.schema.IpAddress;
import org.jspecify.annotations.Nullable;

/** Tells identities of machines from those that are only the address again, which says nothing of who had it. */
final class Identity {
    private Identity() {}

    /** The identity of a machine; null when it has none, or none but its address. */
    static @Nullable String of(@Nullable String id, String address) {
        return id == null || id.isEmpty() || id.equals(address) || isSame(id, address) ? null : id;
    }

    /** IPv6 may be written in several ways. */
    private static boolean isSame(String id, String address) {
        if (id.indexOf(':') < 0) {
            return false;
        }
        IpAddress parsed = IpAddress.parseOrNull(id);
        return parsed != null && parsed.equals(IpAddress.parseOrNull(address));
    }
}
