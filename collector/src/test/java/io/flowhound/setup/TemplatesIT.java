/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.testkit.RealElastic;

class TemplatesIT extends TemplatesContract {
    @Override
    ElasticClient connect() {
        return RealElastic.shared().client();
    }
}
