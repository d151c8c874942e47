/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.elastic.ElasticException;

/** Tells a missing privilege from other failures, and says what to do about it. */
final class Privileges {
    private Privileges() {}

    /** Whether the key lacks a privilege; a block of the whole cluster is answered with 403 too. */
    static boolean areMissing(ElasticException failure) {
        return failure.kind() == ElasticException.Kind.FORBIDDEN
                && !String.valueOf(failure.getMessage()).contains("cluster_block_exception");
    }

    /** What to do when they are. */
    static String advice(RetentionRules rules, String what) {
        return what
                + ": the key lacks a privilege. Give the key of elasticsearch.admin-api-key (elasticsearch.api-key where"
                + " there is none) " + rules.privileges()
                + "; or set retention.enabled: false where ILM or somebody else"
                + " deletes old indices";
    }
}
