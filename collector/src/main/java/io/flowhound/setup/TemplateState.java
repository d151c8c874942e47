/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import io.flowhound.schema.DocumentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of one index template.
 *
 * @param kind the documents that it is for
 * @param name its name in Elasticsearch
 * @param outcome what was found or done
 * @param message one line for the user, which fits several templates, too; when it is not usable it names the cause and the next step
 */
public record TemplateState(DocumentKind kind, String name, Outcome outcome, String message) {
    public enum Outcome {
        /** It is there, as new as ours or newer. */
        CURRENT,
        /** It was missing, older or had other settings, and is installed now. */
        INSTALLED,
        /** A dry run would install it. */
        WOULD_INSTALL,
        /** It is there but older or with other settings, and we may not replace it: documents can be stored. */
        OUTDATED,
        /** It is not there and we may not install it: documents must wait. */
        MISSING,
        /** It cannot be known whether it is there. */
        UNKNOWN
    }

    /** Whether documents may be written to the indices of the template. */
    public boolean usable() {
        return switch (outcome) {
            case CURRENT, INSTALLED, OUTDATED -> true;
            case WOULD_INSTALL, MISSING, UNKNOWN -> false;
        };
    }

    /** One line for people, on several templates: those of which the same is to be said are named together. */
    public static String summary(List<TemplateState> states) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (TemplateState state : states) {
            names.computeIfAbsent(state.message, message -> new ArrayList<>()).add(state.name);
        }
        return names.entrySet().stream()
                .map(entry -> (entry.getValue().size() == 1 ? "index template " : "index templates ")
                        + String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    /** One line for people. */
    @Override
    public String toString() {
        return summary(List.of(this));
    }
}
