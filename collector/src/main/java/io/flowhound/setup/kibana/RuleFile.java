/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An alert rule as a request that creates it, for those who send it themselves.
 *
 * @param slug its name in file names
 * @param id what stands at the end of the path of the request
 * @param body the request
 * @param message what an action of it may say, in Kibana's placeholders
 */
public record RuleFile(String slug, String id, ObjectNode body, String message) {
    /** Those for a prefix and a space; the default one is called {@code default}. */
    public static List<RuleFile> all(String prefix, String space) {
        return AlertRule.all(prefix, space).stream()
                .map(rule -> new RuleFile(rule.slug(), rule.id(), rule.creation(), rule.message()))
                .toList();
    }
}
