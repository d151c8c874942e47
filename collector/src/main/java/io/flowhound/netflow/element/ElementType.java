/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The abstract data type of an information element (RFC 7012 section 3.1, RFC 6313 section 4.1). */
public enum ElementType {
    UNSIGNED8("unsigned8"),
    UNSIGNED16("unsigned16"),
    UNSIGNED32("unsigned32"),
    UNSIGNED64("unsigned64"),
    SIGNED8("signed8"),
    SIGNED16("signed16"),
    SIGNED32("signed32"),
    SIGNED64("signed64"),
    FLOAT32("float32"),
    FLOAT64("float64"),
    BOOLEAN("boolean"),
    MAC_ADDRESS("macAddress"),
    /** Octets without a meaning of their own; also unsigned256 (RFC 9740), which no Java number holds. */
    OCTET_ARRAY("octetArray"),
    STRING("string"),
    DATE_TIME_SECONDS("dateTimeSeconds"),
    DATE_TIME_MILLISECONDS("dateTimeMilliseconds"),
    DATE_TIME_MICROSECONDS("dateTimeMicroseconds"),
    DATE_TIME_NANOSECONDS("dateTimeNanoseconds"),
    IPV4_ADDRESS("ipv4Address"),
    IPV6_ADDRESS("ipv6Address"),
    BASIC_LIST("basicList"),
    SUB_TEMPLATE_LIST("subTemplateList"),
    SUB_TEMPLATE_MULTI_LIST("subTemplateMultiList");

    private static final Map<String, ElementType> BY_IANA_NAME = byIanaName();

    private final String ianaName;

    ElementType(String ianaName) {
        this.ianaName = ianaName;
    }

    private static Map<String, ElementType> byIanaName() {
        Map<String, ElementType> types = new HashMap<>();
        Arrays.stream(values()).forEach(type -> types.put(type.ianaName, type));
        types.put("unsigned256", OCTET_ARRAY);
        return Collections.unmodifiableMap(types);
    }

    /** The type that IANA's registry spells like this, such as {@code dateTimeSeconds}; null when there is none. */
    public static @Nullable ElementType ofIana(String name) {
        return BY_IANA_NAME.get(name);
    }

    /** Whether values of both types mean the same when they have the same octets: numbers of all sizes are one kind. */
    boolean isAlike(ElementType other) {
        return kind() == other.kind();
    }

    private ElementType kind() {
        return switch (this) {
            case UNSIGNED8, UNSIGNED16, UNSIGNED32, UNSIGNED64 -> UNSIGNED64;
            case SIGNED8, SIGNED16, SIGNED32, SIGNED64 -> SIGNED64;
            case FLOAT32, FLOAT64 -> FLOAT64;
            default -> this;
        };
    }

    /** How IANA's registry spells it. */
    public String ianaName() {
        return ianaName;
    }
}
