/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

/**
 * A technique of MITRE ATT&CK.
 *
 * @param id such as {@code T1021.004}; {@code T1021} where a service has no technique of its own
 * @param name such as {@code SSH}
 */
public record Technique(String id, String name) {
    /** The technique of which every login service is a part. */
    public static final Technique REMOTE_SERVICES = new Technique("T1021", "Remote Services");

    /** Whether it is a part of {@link #REMOTE_SERVICES}, and not that itself. */
    public boolean isSub() {
        return id.indexOf('.') > 0;
    }

    /** The page that explains it. */
    public String reference() {
        return "https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/";
    }
}
