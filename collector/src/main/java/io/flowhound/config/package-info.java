/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The configuration: YAML to records ({@link io.flowhound.config.Configuration}), with every problem found reported at once.
 *
 * <p>A record component is a setting: its name in kebab case is the key, its type says how the text is read, its annotations
 * carry the default, the bounds and the documentation. docs/configuration.md is generated from it, so a new setting is one
 * component. What two settings must have in common stands in {@code check} of their section.
 */
@NullMarked
package io.flowhound.config;

import org.jspecify.annotations.NullMarked;
