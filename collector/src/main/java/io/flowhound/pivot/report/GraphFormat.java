/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.alert.Alert;
import java.util.Locale;

/** A file format for the graph of an alert: hosts are nodes, and each login is an edge of its own. */
public enum GraphFormat {
    /** GraphML 1.0 with typed attributes, for Cytoscape, Gephi, yEd and networkx. */
    GRAPHML,
    /** The language of Graphviz, for pictures. */
    DOT,
    /** JSON of Cytoscape and Cytoscape.js. */
    CYJS;

    /** The alert as a file of this format, to be stored as UTF-8. */
    public String write(Alert alert) {
        AlertGraph graph = AlertGraph.of(alert);
        return switch (this) {
            case GRAPHML -> GraphMl.of(graph);
            case DOT -> Dot.of(graph);
            case CYJS -> Cyjs.of(graph);
        };
    }

    /** As commands name it, and as files end. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of a name.
     *
     * @throws IllegalArgumentException for a name that is none; the message lists those that are
     */
    public static GraphFormat of(String text) {
        for (GraphFormat format : values()) {
            if (format.text().equals(text.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a format of graphs: give graphml, dot or cyjs");
    }
}
