/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.IOException;

/** Says before which time of arrival everything can be found. */
@FunctionalInterface
public interface Watermark {
    /** Milliseconds since 1970; {@link Long#MAX_VALUE} when nobody holds anything back. */
    long millis() throws IOException;
}
