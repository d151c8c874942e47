/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Makes Kibana's saved objects from the page files of {@code kibana-dashboards} and the rows of {@code schema}
 * ({@link io.flowhound.kibana.KibanaObjects}).
 *
 * <p>In: short, readable JSON. Out: saved objects in the form that Kibana 8.9 and later imports, which {@code setup} installs.
 */
@NullMarked
package io.flowhound.kibana;

import org.jspecify.annotations.NullMarked;
