/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * What a host does, and how often compared with everything else that hosts do.
 *
 * @param weight above 0; twice the weight is done twice as often
 */
record Habit(double weight, Behaviour behaviour) {}
