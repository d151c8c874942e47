/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.FieldRow;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.Indexing;

/**
 * The fields of a data view as Kibana keeps them. It asks Elasticsearch for them whenever there is an index; before the first alert there
 * is none of alerts, and every panel about them would say that its field was not found.
 */
final class FieldList {
    private FieldList() {}

    static ArrayNode of(DataView view) {
        ArrayNode list = Kibana.object().arrayNode();
        view.fields().forEach((path, row) -> {
            if (isLeaf(row) && !isInList(view, path)) {
                list.add(field(path, row));
            }
        });
        return list;
    }

    private static ObjectNode field(String path, FieldRow row) {
        boolean values = row.indexing() != Indexing.SEARCH_ONLY && row.type() != FieldType.TEXT;
        ObjectNode field = Kibana.object().put("name", path).put("type", type(row.type()));
        field.putArray("esTypes").add(row.type().elasticsearchType());
        return field.put("searchable", true)
                .put("aggregatable", values)
                .put("readFromDocValues", values)
                .put("scripted", false);
    }

    private static String type(FieldType type) {
        return type == FieldType.GEO_POINT ? "geo_point" : Kibana.dataType(type);
    }

    private static boolean isLeaf(FieldRow row) {
        return switch (row.type()) {
            case OBJECT, NESTED, FLATTENED -> false;
            default -> true;
        };
    }

    /** Whether it is a part of the objects of a list, which a chart cannot group by. */
    private static boolean isInList(DataView view, String path) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            FieldRow parent = view.fields().get(path.substring(0, dot));
            if (parent != null && parent.type() == FieldType.NESTED) {
                return true;
            }
        }
        return false;
    }
}
