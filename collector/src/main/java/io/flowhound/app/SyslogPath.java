/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.syslog.SyslogDecoder;
import io.flowhound.syslog.SyslogSettings;
import io.flowhound.syslog.SyslogSettings.SenderZone;
import java.util.Comparator;
import java.util.List;

/** The path of a log line, as configured: from the journal to its document. */
final class SyslogPath {
    private SyslogPath() {}

    /** For lines that have just arrived. */
    static SyslogDecoder live(Configuration configuration, DocumentHandler documents, CollectorMetrics metrics) {
        return new SyslogDecoder(settings(configuration, false), documents, metrics);
    }

    private static SyslogSettings settings(Configuration configuration, boolean file) {
        List<SenderZone> zones = configuration.syslog().zones().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getKey().prefixLength())) // the longest prefix counts
                .map(entry -> new SenderZone(ConfiguredNetworks.network(entry.getKey()), entry.getValue()))
                .toList();
        return new SyslogSettings(configuration.syslog().zone(), zones, file);
    }
}
