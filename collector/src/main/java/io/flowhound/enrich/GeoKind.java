/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

/** What a GeoIP database tells. The name of its type says which one it is, also with other publishers, such as {@code DBIP-City-Lite}. */
public enum GeoKind {
    /** Where an address is: City, Enterprise or Country. */
    PLACE("City", "a City or Country") {
        @Override
        boolean fits(Reading reading) {
            return reading == Reading.CITY || reading == Reading.ENTERPRISE || reading == Reading.COUNTRY;
        }
    },
    /** In which autonomous system an address is: ASN or ISP. */
    SYSTEM("ASN", "an ASN or ISP") {
        @Override
        boolean fits(Reading reading) {
            return reading == Reading.ASN || reading == Reading.ISP;
        }
    };

    private final String example;
    private final String needed;

    GeoKind(String example, String needed) {
        this.example = example;
        this.needed = needed;
    }

    /** As what its records are read. */
    enum Reading {
        CITY("City"),
        ENTERPRISE("Enterprise"),
        COUNTRY("Country"),
        ASN("ASN"),
        ISP("ISP"),
        NONE("");

        private final String part;

        Reading(String part) {
            this.part = part;
        }

        /** By the name of a type, which has the part that MaxMind's reader looks for, too; {@link #NONE} fits every other. */
        static Reading of(String type) {
            for (Reading reading : values()) {
                if (type.contains(reading.part)) {
                    return reading;
                }
            }
            return NONE;
        }
    }

    abstract boolean fits(Reading reading);

    boolean fits(String type) {
        return fits(Reading.of(type));
    }

    /** The best known of them. */
    String example() {
        return example;
    }

    /** Which of them are meant, with an article. */
    String needed() {
        return needed;
    }
}
