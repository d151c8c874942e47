/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of zones that stand in lines, as offsets. Those that mean different zones in different countries (CST, IST, BST) are known
 * as names, but say nothing.
 */
final class ZoneNames {
    /** The name is none of a zone. */
    static final int UNKNOWN = Integer.MIN_VALUE;

    /** The name is that of several zones. */
    static final int AMBIGUOUS = Integer.MIN_VALUE + 1;

    static final int LONGEST = 5;

    private static final String[] AMBIGUOUS_NAMES = {"CST", "IST", "BST", "AST", "ADT", "ECT", "GST", "SST", "WST"};

    private static final String[] NAMES = {
        "UTC=0",
        "GMT=0",
        "UCT=0",
        "WET=0",
        "WEST=60",
        "CET=60",
        "CEST=120",
        "MET=60",
        "MEST=120",
        "EET=120",
        "EEST=180",
        "MSK=180",
        "SAST=120",
        "PKT=300",
        "HKT=480",
        "SGT=480",
        "AWST=480",
        "JST=540",
        "KST=540",
        "ACST=570",
        "ACDT=630",
        "AEST=600",
        "AEDT=660",
        "NZST=720",
        "NZDT=780",
        "BRT=-180",
        "ART=-180",
        "NST=-210",
        "NDT=-150",
        "EST=-300",
        "EDT=-240",
        "CDT=-300",
        "MST=-420",
        "MDT=-360",
        "PST=-480",
        "PDT=-420",
        "AKST=-540",
        "AKDT=-480",
        "HST=-600",
    };

    private static final Map<String, Integer> SECONDS = seconds();

    private ZoneNames() {}

    private static Map<String, Integer> seconds() {
        Map<String, Integer> seconds = new HashMap<>();
        for (String name : NAMES) {
            int equals = name.indexOf('=');
            seconds.put(name.substring(0, equals), 60 * Integer.parseInt(name.substring(equals + 1)));
        }
        for (String name : AMBIGUOUS_NAMES) {
            seconds.put(name, AMBIGUOUS);
        }
        return Map.copyOf(seconds);
    }

    /** Seconds east of UTC, {@link #AMBIGUOUS} or {@link #UNKNOWN}. */
    static int seconds(String name) {
        return SECONDS.getOrDefault(name, UNKNOWN);
    }
}
