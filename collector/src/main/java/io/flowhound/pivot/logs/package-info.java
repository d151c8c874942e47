/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Asks log lines whose logins the legs of a pivot were: in come logins as questions, out goes what the logs prove of each. Reads every
 * index with log lines in the form of ECS, ours and those of Elastic's agents. {@code job} calls it, and hands what it says to the detector.
 */
@NullMarked
package io.flowhound.pivot.logs;

import org.jspecify.annotations.NullMarked;
