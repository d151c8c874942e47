/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.SavedObject;
import io.flowhound.kibana.SavedObject.Reference;
import io.flowhound.kibana.Stamp;
import java.util.ArrayList;
import java.util.List;

/** A few saved objects: a data view, two dashboards and a tag. */
public final class TestObjects {
    private TestObjects() {}

    public static List<SavedObject> version(int version, String title) {
        return version(version, title, "overview", "pivots");
    }

    public static List<SavedObject> version(int version, String title, String... dashboards) {
        List<SavedObject> objects = new ArrayList<>();
        objects.add(object(SavedObject.Type.DATA_VIEW, "test-flows", "Flows"));
        for (String name : dashboards) {
            SavedObject plain = object(SavedObject.Type.DASHBOARD, "test-" + name, title);
            plain.attributes().put("panelsJSON", "[{\"type\":\"lens\",\"gridData\":{\"x\":0}}]");
            objects.add(new SavedObject(
                    plain.type(),
                    plain.id(),
                    plain.attributes(),
                    List.of(new Reference("tag-ref", "tag", "test-tag"))));
        }
        SavedObject tag = object(SavedObject.Type.TAG, "test-tag", "Test");
        tag.attributes().put("description", "By Flowhound: " + Stamp.of(version, objects));
        objects.add(0, tag);
        return objects;
    }

    private static SavedObject object(SavedObject.Type type, String id, String title) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put(type == SavedObject.Type.TAG ? "name" : "title", title);
        return new SavedObject(type, id, attributes, List.of());
    }
}
