/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

/**
 * Whose turn it is.
 *
 * @param ours whether this process may work
 * @param owner who works
 * @param position up to where was looked, milliseconds since 1970; -1 when nobody has yet
 */
record Turn(boolean ours, String owner, long position) {}
