/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A setting that a running collector takes over on SIGHUP. All others need a restart. */
@Retention(RetentionPolicy.RUNTIME)
@java.lang.annotation.Target(ElementType.RECORD_COMPONENT)
@interface Reloads {}
