/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A way in which an object can be wrong.
 *
 * @param name such as «newer version»
 * @param rule which rule finds it
 * @param breaker breaks an unfolded object and returns true, or returns false when the object has nothing to be broken that way
 */
record Defect(String name, Rule rule, Predicate<ObjectNode> breaker) {
    @Override
    public String toString() {
        return name;
    }

    static List<Defect> all() {
        return Stream.of(ObjectDefects.all(), PanelDefects.all(), LensDefects.all())
                .flatMap(List::stream)
                .toList();
    }
}
