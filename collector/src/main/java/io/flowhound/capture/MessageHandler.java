/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/** Takes the messages that a stream is cut into. */
interface MessageHandler {
    /** Takes one IPFIX message; the array is borrowed until this method returns. */
    void message(byte[] data, int offset, int length) throws IOException;
}
