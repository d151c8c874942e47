/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * An application that exporters recognise, as they tell of it in options records. Its id (IE 95) is one that the owner of
 * the exporter has defined (engine 6, RFC 6759 section 4).
 *
 * @param id 4 octets
 * @param name at most 16 octets
 */
record Application(long id, String name) {
    /** Of the id of an application that is not recognised. */
    static final long UNKNOWN = 0;

    private static final long USER_DEFINED = 6L << 24;

    private static final String[][] NAMES = {
        {"web", "web-browsing"},
        {"dns", "dns"},
        {"dns-over-tls", "dns-over-tls"},
        {"ntp", "ntp"},
        {"mail", "imap"},
        {"video", "video-streaming"},
        {"media", "home-media"},
        {"cloud", "iot-cloud"},
        {"update", "software-update"},
        {"backup", "cloud-backup"},
        {"smb", "smb"},
        {"nfs", "nfs"},
        {"rsync", "rsync"},
        {"git", "git"},
        {"published-web", "git"},
        {"mqtt", "mqtt"},
        {"postgres", "postgresql"},
        {"ldap", "ldap"},
        {"snmp", "snmp"},
        {"syslog", "syslog"},
        {"meeting", "video-meeting"},
        {"wireguard", "wireguard"},
        {"esp", "ipsec"},
        {"ike", "ipsec"},
        {"pivot", "ssh"},
        {"ping", "ping"}
    };

    private static final Map<String, Application> BY_ACTIVITY = byActivity();

    private static Map<String, Application> byActivity() {
        Map<String, Application> byName = new LinkedHashMap<>();
        Map<String, Application> byActivity = new LinkedHashMap<>();
        for (String[] row : NAMES) {
            Application application =
                    byName.computeIfAbsent(row[1], name -> new Application(USER_DEFINED | (byName.size() + 1), name));
            byActivity.put(row[0], application);
        }
        return byActivity;
    }

    /** The id for what a connection is for. */
    static long id(String activity) {
        Application known = BY_ACTIVITY.get(activity);
        return known == null ? UNKNOWN : known.id;
    }

    /** All that are recognised, in the order of their ids. */
    static List<Application> all() {
        return new ArrayList<>(new LinkedHashSet<>(BY_ACTIVITY.values()));
    }
}
