/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import io.flowhound.schema.Profile;

/** What documents look like. */
@Doc("What documents look like.")
public record Documents(
        @Doc(
                "How much of a flow its document carries. `lean`: what the dashboards need. `standard`: what users of ECS expect. `full`: everything that the exporter said.")
        @Default("standard")
        Profile profile) {}
