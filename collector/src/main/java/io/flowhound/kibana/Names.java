/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids of our objects and the data views, for one prefix of indices. */
final class Names {
    private final String prefix;
    private final List<DataView> views;

    Names(String prefix, List<String> logs) {
        this.prefix = prefix;
        this.views = DataView.all(prefix, logs);
    }

    List<DataView> views() {
        return views;
    }

    /** The id of an object, such as {@code flowhound-overview}. */
    String object(String name) {
        return prefix + "-" + name;
    }

    /** The id of the tag that all our pages and searches carry. */
    String tag() {
        return object("tag");
    }

    /** The id of the navigation. */
    String navigation() {
        return object("navigation");
    }

    /**
     * A data view by the name that page files use; flows for null.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    DataView view(@Nullable String name) {
        String wanted = name == null ? "flows" : name;
        return views.stream()
                .filter(view -> view.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no data view '" + wanted + "': use one of "
                        + views.stream().map(DataView::name).toList()));
    }

    /** The text with the indices of data views in place of <code>${flows}</code> and the like. */
    String resolve(String text) {
        String resolved = text;
        for (DataView view : views) {
            resolved = resolved.replace("${" + view.name() + "}", view.pattern());
        }
        return resolved;
    }
}
