/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Installs our saved objects and alert rules into a space of a Kibana ({@link io.flowhound.setup.kibana.KibanaSetup}).
 *
 * <p>In: the objects of {@code kibana}. Out: requests to Kibana's HTTP API. Nothing here was run against a real Kibana: the forms
 * are those of Kibana's sources and documentation, and the tests run against a stand-in.
 */
@NullMarked
package io.flowhound.setup.kibana;

import org.jspecify.annotations.NullMarked;
