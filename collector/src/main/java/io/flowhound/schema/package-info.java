/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What our documents look like: one row a field ({@link io.flowhound.schema.FieldRow}), the kinds of them
 * ({@link io.flowhound.schema.DocumentKind}), and how values become JSON bytes.
 * Index templates and docs/fields.md are generated from it. A leaf: every stage may use it, it uses none.
 */
@NullMarked
package io.flowhound.schema;

import org.jspecify.annotations.NullMarked;
