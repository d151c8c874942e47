/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

/**
 * How far the job is.
 *
 * @param from where it began, arrival in milliseconds since 1970
 * @param position up to where it is done
 * @param to where it ends; while it watches, up to where it can go now
 * @param ticks how many are done
 * @param records login records that it has read
 * @param alerts how often a person was to be told
 */
public record Progress(long from, long position, long to, long ticks, long records, long alerts) {}
