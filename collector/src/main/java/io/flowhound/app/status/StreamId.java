/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.netflow.ExporterReport;
import io.flowhound.schema.IpAddress;

/** Which stream of which exporter: what tells two reports of the same moment apart. */
record StreamId(IpAddress address, int session, long domain, int version) {
    static StreamId of(ExporterReport report) {
        return new StreamId(report.address(), report.session(), report.domain(), report.version());
    }
}
