/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One saved object of Kibana, as its import takes it.
 *
 * @param id its id; an import replaces the object of the same id
 * @param attributes in Kibana's form, where some of them are JSON inside of a string
 * @param references to other objects, by the names that the attributes use
 */
public record SavedObject(Type type, String id, ObjectNode attributes, List<Reference> references) {
    /** What all objects have in common since 8.8: how types are shared among spaces. */
    static final String CORE_VERSION = "8.8.0";

    /** A type of saved objects that we write, with the version of its form that Kibana 8.9 and everything after it reads. */
    public enum Type {
        DATA_VIEW("index-pattern", "8.0.0"),
        DASHBOARD("dashboard", "8.9.0"),
        SEARCH("search", "8.0.0"),
        LINKS("links", null),
        TAG("tag", null);

        private final String id;
        private final @Nullable String version;

        Type(String id, @Nullable String version) {
            this.id = id;
            this.version = version;
        }

        /** As Kibana calls it. */
        public String id() {
            return id;
        }

        /** The {@code typeMigrationVersion}; null for those that must not name one. */
        public @Nullable String version() {
            return version;
        }
    }

    /**
     * What an object needs.
     *
     * @param name how the object that needs it calls it
     * @param type as Kibana calls it
     */
    public record Reference(String name, String type, String id) {}

    public SavedObject {
        references = List.copyOf(references);
    }

    /** One line of an import file. */
    public ObjectNode toJson(ObjectMapper json) {
        ObjectNode node = json.createObjectNode();
        node.put("id", id);
        node.put("type", type.id());
        node.set("attributes", attributes);
        ArrayNode array = node.putArray("references");
        for (Reference reference : references) {
            array.addObject()
                    .put("name", reference.name())
                    .put("type", reference.type())
                    .put("id", reference.id());
        }
        node.put("coreMigrationVersion", CORE_VERSION);
        if (type.version() != null) {
            node.put("typeMigrationVersion", type.version());
        }
        return node;
    }
}
