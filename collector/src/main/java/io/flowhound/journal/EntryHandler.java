/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

/** Takes journalled datagrams in the order of their positions, on the reader's thread. */
public interface EntryHandler {
    /** Takes one entry; it and its octets are borrowed until this method returns. Bad content must not throw. */
    void entry(Entry entry);
}
