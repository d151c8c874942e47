/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

/** What our objects keep to, with what a real Kibana does otherwise. */
enum Rule {
    /** Each line is an object with id, type, attributes and references: the import is refused. */
    LINE,
    /** No id twice: the second replaces the first. */
    ID,
    /** What is referred to is in the file (import error missing_references), and all of it is used. */
    REFERENCE,
    /** Attributes that hold JSON are strings that parse: 400. */
    STRINGIFIED,
    /** No attribute that the type does not define: 400. */
    ATTRIBUTE,
    /** The versions that Kibana 8.9 reads; a newer one has the whole file rejected. */
    VERSION,
    /** Panels of known types: the whole page fails. */
    PANEL_TYPE,
    /** Panels side by side on 48 columns. */
    GRID,
    /** Everything has a title that a person can read. */
    TITLE,
    /** Columns, layers and visualizations of Lens fit each other: errors, or panels that never end loading. */
    LENS,
    /** Layers of maps are complete. */
    MAP,
    /** Specifications of Vega parse and ask our indices only. */
    VEGA,
    /** Fields exist, with a fitting type: an empty panel with a message. */
    FIELD,
    /** Queries parse: an error in place of the panel. */
    KQL,
    /** Drilldowns are complete. */
    DRILLDOWN,
    /** Controls are complete. */
    CONTROL,
    /** The navigation is on every page and leads to pages. */
    LINKS,
    /** Data views are for indices that we write. */
    DATA_VIEW
}
