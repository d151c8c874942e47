/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.List;

/** The fields whose addresses make up {@code related.ip}. */
public final class RelatedAddresses {
    /** In the order in which their addresses are listed. */
    public static final List<Field> FIELDS =
            List.of(Field.SOURCE_IP, Field.DESTINATION_IP, Field.SOURCE_NAT_IP, Field.DESTINATION_NAT_IP);

    private RelatedAddresses() {}
}
