/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.DocumentKind;
import java.util.List;

/** KQL on flow documents as Kibana sends it to Elasticsearch, for tests of other packages. */
public final class FlowQuery {
    private FlowQuery() {}

    /** @throws IllegalArgumentException when it is no KQL; the message says where */
    public static ObjectNode of(String kql) {
        try {
            return new KqlQuery(Fields.of(List.of(DocumentKind.FLOWS))).of(kql);
        } catch (KqlException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
