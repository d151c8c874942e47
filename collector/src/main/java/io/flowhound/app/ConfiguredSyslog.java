/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.syslog.SyslogSettings;
import java.util.List;

/** Turns the configuration into how lines are read. */
final class ConfiguredSyslog {
    private ConfiguredSyslog() {}

    /** How lines of other machines are read when they arrive. */
    static SyslogSettings live(Configuration configuration) {
        return settings(configuration, false);
    }

    /** How lines of a file are read, which may be of any time. */
    static SyslogSettings file(Configuration configuration) {
        return settings(configuration, true);
    }

    private static SyslogSettings settings(Configuration configuration, boolean file) {
        List<SyslogSettings.SenderZone> zones = configuration.syslog().zones().entrySet().stream()
                .map(zone -> new SyslogSettings.SenderZone(ConfiguredNetworks.network(zone.getKey()), zone.getValue()))
                .toList();
        return new SyslogSettings(configuration.syslog().zone(), zones, file);
    }
}
