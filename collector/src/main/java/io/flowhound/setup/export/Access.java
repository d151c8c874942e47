/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.FlowStream;
import io.flowhound.schema.LogIndices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least that one of our keys needs, as a role and as the request for an API key.
 *
 * @param name what the key is for, such as {@code ingest}
 * @param setting where the key goes in the configuration
 * @param cluster privileges on the cluster
 * @param indices privileges on indices
 * @param kibana privileges in one space of Kibana; empty for none
 */
record Access(String name, String setting, List<String> cluster, List<Grant> indices, List<String> kibana) {
    /**
     * Privileges on indices.
     *
     * @param kinds the kinds of documents that are in them
     * @param others patterns of indices that are not ours
     */
    record Grant(List<String> privileges, List<DocumentKind> kinds, List<String> others) {
        Grant(List<String> privileges, List<DocumentKind> kinds) {
            this(privileges, kinds, List.of());
        }
    }

    /** Managing saved objects includes writing every type of them; the rules need the two others. */
    private static final List<String> KIBANA =
            List.of("feature_savedObjectsManagement.all", "feature_stackAlerts.all", "feature_actions.read");

    /**
     * One for each setting that takes a key.
     *
     * @param stream the data stream of flows, or null where they are stored by days
     */
    static List<Access> all(@Nullable FlowStream stream) {
        List<String> streams = stream == null ? List.of() : List.of(stream.name());
        List<DocumentKind> kinds = List.of(DocumentKind.values());
        List<DocumentKind> hunted = kinds.stream()
                .filter(kind ->
                        kind != DocumentKind.FLOWS && kind != DocumentKind.SYSLOG && kind != DocumentKind.HEALTH)
                .toList();
        List<DocumentKind> dated = kinds.stream().filter(DocumentKind::isDated).toList();
        return List.of(
                new Access(
                        "ingest",
                        "elasticsearch.api-key",
                        List.of("monitor"),
                        List.of(
                                new Grant(
                                        List.of("create_doc", "auto_configure"),
                                        List.of(DocumentKind.FLOWS, DocumentKind.SYSLOG, DocumentKind.HEALTH),
                                        streams),
                                grant(DocumentKind.STATE, "read", "write", "auto_configure")),
                        List.of()),
                new Access(
                        "admin",
                        "elasticsearch.admin-api-key",
                        List.of("monitor", "manage_index_templates"),
                        List.of(new Grant(List.of("monitor", "delete_index", "create_index"), dated)),
                        List.of()),
                new Access(
                        "pivot",
                        "pivot.api-key",
                        List.of("monitor"),
                        List.of(
                                grant(DocumentKind.FLOWS, "read", "view_index_metadata", "maintenance"),
                                new Grant(
                                        List.of(
                                                "read",
                                                "view_index_metadata",
                                                "maintenance",
                                                "write",
                                                "auto_configure"),
                                        hunted),
                                new Grant(
                                        List.of("read", "view_index_metadata"),
                                        List.of(DocumentKind.SYSLOG),
                                        LogIndices.others()),
                                grant(DocumentKind.HEALTH, "read", "view_index_metadata")),
                        List.of()),
                new Access(
                        "kibana",
                        "kibana.api-key",
                        List.of(),
                        List.of(new Grant(
                                List.of("read", "view_index_metadata"),
                                List.of(DocumentKind.PIVOTS, DocumentKind.CONTACTS, DocumentKind.HEALTH))),
                        KIBANA));
    }

    private static Grant grant(DocumentKind kind, String... privileges) {
        return new Grant(Arrays.asList(privileges), List.of(kind));
    }

    /** The body of {@code PUT _security/role/NAME}. */
    ObjectNode role(String prefix, String space) {
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        strings(role.putArray("cluster"), cluster);
        ArrayNode grants = role.putArray("indices");
        for (Grant grant : indices) {
            ObjectNode one = grants.addObject();
            strings(one.putArray("names"), names(grant, prefix));
            strings(one.putArray("privileges"), grant.privileges);
        }
        if (!kibana.isEmpty()) {
            ObjectNode application = role.putArray("applications").addObject();
            application.put("application", "kibana-.kibana");
            strings(application.putArray("privileges"), kibana);
            application.putArray("resources").add("space:" + space);
        }
        return role;
    }

    /** The body of {@code POST _security/api_key}. */
    ObjectNode key(String prefix, String space) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.put("name", prefix + "-" + name);
        key.putObject("role_descriptors").set(prefix + "-" + name, role(prefix, space));
        return key;
    }

    /** The alias of dated indices has no dash at its end, so the dash is left out of the pattern. */
    private static List<String> names(Grant grant, String prefix) {
        List<String> names = new ArrayList<>();
        grant.kinds.forEach(kind -> names.add(kind.name(prefix) + (kind.isDated() ? "*" : "")));
        names.addAll(grant.others);
        return names;
    }

    private static void strings(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
