/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.SavedObject.Reference;
import io.flowhound.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes what stands beside the dashboards: data views, saved searches, the navigation and the tag. */
final class SmallObjects {
    private static final String SEARCH_REFERENCE = "kibanaSavedObjectMeta.searchSourceJSON.index";

    private final Names names;
    private final PageFiles files;

    SmallObjects(Names names, PageFiles files) {
        this.names = names;
        this.files = files;
    }

    List<SavedObject> dataViews() {
        return names.views().stream().map(SmallObjects::dataView).toList();
    }

    private static SavedObject dataView(DataView view) {
        ObjectNode formats = Kibana.object();
        ObjectNode fields = Kibana.object();
        view.fields().forEach((path, row) -> {
            if (row.type() == FieldType.OBJECT || row.type() == FieldType.NESTED) {
                return;
            }
            ObjectNode format = FieldFormats.of(path, row.type());
            if (format != null) {
                formats.set(path, format);
            }
            fields.putObject(path).put("customLabel", FieldLabels.of(path)).put("customDescription", row.description());
        });
        ObjectNode attributes = Kibana.object().put("title", view.pattern()).put("name", view.title());
        attributes
                .put("timeFieldName", DataView.TIME)
                .put("fieldFormatMap", Kibana.text(formats))
                .put("fields", Kibana.text(FieldList.of(view)))
                .put("allowNoIndex", true);
        attributes
                .put("fieldAttrs", Kibana.text(fields))
                .put("sourceFilters", "[]")
                .put("typeMeta", "{}")
                .put("runtimeFieldMap", "{}");
        return new SavedObject(SavedObject.Type.DATA_VIEW, view.id(), attributes, List.of());
    }

    List<SavedObject> searches() {
        return files.searches().entrySet().stream().map(this::search).toList();
    }

    private SavedObject search(Map.Entry<String, SearchFile> file) {
        SearchFile search = file.getValue();
        DataView view = names.view(search.view());
        ObjectNode attributes =
                Kibana.object().put("title", "[Flowhound] " + search.title()).put("description", search.question());
        ArrayNode columns = attributes.putArray("columns");
        search.columns().forEach(column -> {
            view.type(column);
            columns.add(column);
        });
        ArrayNode sort = attributes.putArray("sort");
        List<List<String>> order = search.sort().isEmpty() ? List.of(List.of(DataView.TIME, "desc")) : search.sort();
        order.forEach(by -> sort.addArray().add(by.get(0)).add(by.get(1)));
        attributes.putObject("grid");
        attributes.put("hideChart", false).put("isTextBasedQuery", false).put("timeRestore", false);
        ObjectNode source = Kibana.object();
        source.set("query", Kibana.kuery(search.where()));
        source.putArray("filter");
        source.put("indexRefName", SEARCH_REFERENCE);
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", Kibana.text(source));
        return new SavedObject(
                SavedObject.Type.SEARCH,
                names.object(file.getKey()),
                attributes,
                List.of(
                        new Reference(SEARCH_REFERENCE, SavedObject.Type.DATA_VIEW.id(), view.id()),
                        new Reference("tag-ref-" + names.tag(), SavedObject.Type.TAG.id(), names.tag())));
    }

    /** Links to all pages, in their order; it stands on top of each of them. */
    SavedObject navigation() {
        ObjectNode attributes = Kibana.object()
                .put("title", "[Flowhound] Pages")
                .put("description", "")
                .put("layout", "horizontal");
        ArrayNode links = attributes.putArray("links");
        List<Reference> references = new ArrayList<>();
        files.pages().forEach((name, page) -> {
            String reference = "link_" + name + "_dashboard";
            links.addObject()
                    .put("id", name)
                    .put("type", "dashboardLink")
                    .put("order", links.size() - 1)
                    .put("label", page.shortTitle())
                    .put("destinationRefName", reference);
            references.add(new Reference(reference, SavedObject.Type.DASHBOARD.id(), names.object(name)));
        });
        return new SavedObject(SavedObject.Type.LINKS, names.navigation(), attributes, references);
    }

    /** @param stamp of all other objects, by which it is seen whether these are installed */
    SavedObject tag(Stamp stamp) {
        ObjectNode attributes = Kibana.object().put("name", "Flowhound").put("color", "#D36086");
        attributes.put("description", "Installed by Flowhound: " + stamp);
        return new SavedObject(SavedObject.Type.TAG, names.tag(), attributes, List.of());
    }
}
