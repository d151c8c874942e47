/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.SavedObject.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes dashboards of page files. */
final class Dashboards {
    /** Panels of a page, with the navigation. */
    static final int MOST_PANELS = 16;

    /** Height of the navigation, which stands above everything else. */
    private static final int NAVIGATION = 3;

    private static final int WIDTH = 48;
    private static final int MINUTE = 60_000;

    private final Names names;
    private final PageFiles files;

    Dashboards(Names names, PageFiles files) {
        this.names = names;
        this.files = files;
    }

    List<SavedObject> all() {
        return files.pages().entrySet().stream().map(this::checked).toList();
    }

    private SavedObject checked(Map.Entry<String, PageFile> page) {
        try {
            return dashboard(page.getKey(), page.getValue());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("kibana-dashboards/pages/" + page.getKey() + ".json: " + e.getMessage(), e);
        }
    }

    private SavedObject dashboard(String name, PageFile page) {
        if (page.panels().size() >= MOST_PANELS) {
            throw new IllegalArgumentException(page.panels().size() + " panels: use at most " + (MOST_PANELS - 1));
        }
        Panels panels = new Panels(names, files, page);
        panels.addReference("navigation", "", List.of(0, 0, WIDTH, NAVIGATION), "links", names.navigation())
                .withObject("/embeddableConfig")
                .put("hidePanelTitles", true);
        for (PanelSpec panel : page.panels()) {
            try {
                panels.add(panel, NAVIGATION);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("panel " + panel.id() + ": " + e.getMessage(), e);
            }
        }
        List<Reference> references = new ArrayList<>(panels.references());
        ObjectNode attributes = Kibana.object();
        attributes
                .put("title", "[Flowhound] " + page.title())
                .put("description", page.question())
                .put("version", 1);
        attributes.put("timeRestore", true).put("timeFrom", page.time()).put("timeTo", "now");
        attributes.putObject("refreshInterval").put("pause", true).put("value", MINUTE);
        attributes.put("optionsJSON", Kibana.text(options()));
        attributes.put("panelsJSON", Kibana.text(panels.panels()));
        ObjectNode source = Kibana.object();
        source.set("query", Kibana.kuery(page.where()));
        source.putArray("filter");
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", Kibana.text(source));
        attributes.set("controlGroupInput", controls(page, references));
        references.add(new Reference("tag-ref-" + names.tag(), SavedObject.Type.TAG.id(), names.tag()));
        return new SavedObject(SavedObject.Type.DASHBOARD, names.object(name), attributes, references);
    }

    private static ObjectNode options() {
        return Kibana.object()
                .put("useMargins", true)
                .put("syncColors", true)
                .put("syncCursor", true)
                .put("syncTooltips", false)
                .put("hidePanelTitles", false);
    }

    private ObjectNode controls(PageFile page, List<Reference> references) {
        ObjectNode group = Kibana.object().put("controlStyle", "oneLine").put("chainingSystem", "HIERARCHICAL");
        ObjectNode ignored = Kibana.object()
                .put("ignoreFilters", false)
                .put("ignoreQuery", false)
                .put("ignoreTimerange", false)
                .put("ignoreValidations", false);
        group.put("ignoreParentSettingsJSON", Kibana.text(ignored));
        ObjectNode panels = Kibana.object();
        for (String name : page.controls()) {
            Vocabulary.Control control = files.vocabulary().control(name);
            DataView view = names.view(control.view());
            view.type(control.field());
            // The id becomes that of an element of the page, where it must not have a space.
            String id = name.replace(' ', '-');
            ObjectNode panel = panels.putObject(id).put("type", "optionsListControl");
            panel.put("order", panels.size() - 1).put("grow", true).put("width", "medium");
            ObjectNode input = panel.putObject("explicitInput").put("id", id);
            input.put("fieldName", control.field()).put("title", control.title());
            input.putArray("selectedOptions");
            input.putObject("enhancements");
            references.add(new Reference(
                    "controlGroup_" + id + ":optionsListDataView", SavedObject.Type.DATA_VIEW.id(), view.id()));
        }
        return group.put("panelsJSON", Kibana.text(panels));
    }
}
