/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

/**
 * What the records of an exporter tell about it.
 *
 * @param samplingRate one packet of so many, as last applied or announced; 0 when unknown
 * @param activeTimeoutMillis after how long it seems to cut long flows; 0 when nothing can be said yet
 * @param interfaceNames how many interfaces it has named
 * @param applicationNames how many applications
 * @param ipv6 whether a flow of IPv6 has come
 */
public record Observations(
        long samplingRate, long activeTimeoutMillis, int interfaceNames, int applicationNames, boolean ipv6) {
    /** Nothing known. */
    public static final Observations NONE = new Observations(0, 0, 0, 0, false);
}
