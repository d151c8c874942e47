/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.template.FieldSpec;
import org.jspecify.annotations.Nullable;

/** What is read of options records, with the information elements that say it. */
enum OptionValue {
    /** Epoch milliseconds. */
    SYSTEM_INIT(160),
    SAMPLER(48, 302),
    INTERVAL(34),
    RANDOM_INTERVAL(50),
    PACKETS(305),
    SPACE(306),
    TIME_INTERVAL(307),
    TIME_SPACE(308),
    SIZE(309),
    POPULATION(310),
    /** Read as a rate. */
    PROBABILITY(311),
    /** The scope of v9: an interface, whichever way packets pass it. */
    INTERFACE(),
    INGRESS_INTERFACE(10),
    EGRESS_INTERFACE(14),
    INGRESS_PHYSICAL(252),
    EGRESS_PHYSICAL(253),
    /** 0 ingress, 1 egress. */
    DIRECTION(61),
    TEMPLATE(145),
    /** As {@link ApplicationId#key}. */
    APPLICATION(95),
    INGRESS_VRF(234),
    EGRESS_VRF(235),
    /** Read as the place of an address: that of the exporter, and that which a mediator has the records from (RFC 7119). */
    EXPORTER(130, 131),
    ORIGINAL_EXPORTER(403, 404),
    INTERFACE_NAME(82),
    INTERFACE_DESCRIPTION(83),
    APPLICATION_NAME(96),
    APPLICATION_DESCRIPTION(94),
    VRF_NAME(236);

    static final int COUNT = values().length;

    /** RFC 3954 section 6.1. */
    private static final int V9_SCOPE_INTERFACE = 2;

    private static final int V9_SCOPE_TEMPLATE = 5;

    private static final int NONE = -1;

    private final int element;
    private final int otherElement;

    OptionValue() {
        this(NONE);
    }

    OptionValue(int element) {
        this(element, NONE);
    }

    OptionValue(int element, int otherElement) {
        this.element = element;
        this.otherElement = otherElement;
    }

    /** Whether it is text rather than a number. */
    boolean isText() {
        return ordinal() >= INTERFACE_NAME.ordinal();
    }

    /** Whether it is the address of an exporter. */
    boolean isExporter() {
        return this == EXPORTER || this == ORIGINAL_EXPORTER;
    }

    /** What a field says, or null. Scopes of v9 above those of RFC 3954 are elements: Cisco puts them there. */
    static @Nullable OptionValue of(FieldSpec field) {
        if (field.enterprise() == FieldSpec.V9_SCOPE && field.element() <= V9_SCOPE_TEMPLATE) {
            return switch (field.element()) {
                case V9_SCOPE_INTERFACE -> INTERFACE;
                case V9_SCOPE_TEMPLATE -> TEMPLATE;
                default -> null;
            };
        }
        return field.enterprise() == 0 || field.enterprise() == FieldSpec.V9_SCOPE ? of(field.element()) : null;
    }

    private static @Nullable OptionValue of(int element) {
        for (OptionValue value : values()) {
            if (value.element == element || value.otherElement == element) {
                return value;
            }
        }
        return null;
    }
}
