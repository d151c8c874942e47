/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/** A format of capture files. */
interface CaptureFormat {
    /** How many octets at the start of a file {@link #recognises} looks at. */
    int SIGNATURE = 4;

    /** What people call it. */
    String title();

    /** Whether a file that starts like this is in the format. The octets are big-endian in the number. */
    boolean recognises(int signature);

    /** Reads a whole file, from its first octet, and hands over its datagrams. Ends early where the file is cut off. */
    void read(CaptureInput in, CaptureHandler handler, CaptureReport report) throws IOException;
}
