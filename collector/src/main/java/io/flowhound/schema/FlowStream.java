/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.regex.Pattern;

/**
 * The data stream of flows, by the naming scheme of Elastic: type {@code logs}, data set {@code flowhound.flow}, and a namespace.
 *
 * @param namespace {@code index.namespace}
 */
public record FlowStream(String namespace) {
    private static final String HEAD = "logs-flowhound.flow-";

    /** What a namespace may be; a dash would end it. */
    public static final Pattern NAMESPACE = Pattern.compile("[a-z0-9_.]{1,100}");

    /** @throws IllegalArgumentException when the namespace cannot be one */
    public FlowStream {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException("'" + namespace
                    + "' is no namespace of a data stream: use 1 to 100 lower-case letters, digits, '_' or '.'");
        }
    }

    /** Whether a data stream or index of this name would be one of these, of whatever namespace. */
    public static boolean isName(String name) {
        return name.startsWith(HEAD);
    }

    /** Its name, such as {@code logs-flowhound.flow-default}. */
    public String name() {
        return HEAD + namespace;
    }

    /**
     * A second alias of it, which the pattern of dated indices covers, such as {@code flowhound-flows-default}: so data views and
     * privileges for {@code flowhound-flows-*} hold for either layout.
     */
    public String patternAlias(String prefix) {
        return DocumentKind.FLOWS.name(prefix) + "-" + namespace;
    }
}
