/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

/**
 * What the ledger knows of a contact.
 *
 * @param first when it was seen first, milliseconds since 1970
 * @param last when it was seen last as the ledger says it, milliseconds since 1970
 */
record Known(long first, long last) {}
