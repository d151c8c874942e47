/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.FlowStream;
import io.flowhound.schema.IndexTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One index template as it is installed: that of the jar with the settings of the user. It is split in two, since what a composed
 * template says itself cannot be overridden: settings and mapping go into a component template {@code NAME@package}, behind which
 * {@code NAME@custom} is composed, where users who want other settings put them. Its {@code _meta} carries a version, by which an older
 * one is replaced and a newer one is left alone, and a checksum, by which one with other settings is replaced.
 *
 * @param kind the documents that it is for
 * @param name its name in Elasticsearch, such as {@code flowhound-flows}
 * @param version its version
 * @param checksum of its content
 * @param json its content
 * @param components contents of the component template with settings and mapping: the one that takes the least disk first, the one that
 *     every Elasticsearch takes last
 * @param stream the data stream that it is for, or null
 */
record Template(
        DocumentKind kind,
        String name,
        int version,
        String checksum,
        String json,
        List<String> components,
        @Nullable FlowStream stream) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Template> all(TemplateSettings settings) {
        return Arrays.stream(DocumentKind.values())
                .map(kind -> load(kind, settings))
                .toList();
    }

    /** The name of the component template. */
    String componentName() {
        return name + "@package";
    }

    /** The content of the component template that every Elasticsearch takes. */
    String component() {
        return components.get(components.size() - 1);
    }

    private static Template load(DocumentKind kind, TemplateSettings settings) {
        String file = "index-templates/" + kind.name(IndexTemplate.DEFAULT_PREFIX) + ".json";
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file + ": build it again");
            }
            return of(kind, (ObjectNode) JSON.readTree(in), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template of(DocumentKind kind, ObjectNode root, TemplateSettings settings) throws IOException {
        String name = kind.name(settings.prefix());
        FlowStream stream = kind == DocumentKind.FLOWS ? settings.stream() : null;
        names(root, kind, name, settings.prefix(), stream);
        ObjectNode index = root.withObject("/template/settings/index");
        if (kind == DocumentKind.FLOWS) {
            FlowIndex.configure(index, settings);
        }
        if (kind == DocumentKind.FLOWS || kind == DocumentKind.EVIDENCE) {
            FlowIndex.relate(root.withObject("/template/mappings"), settings.profile());
        }
        if (settings.refresh() != null && (kind == DocumentKind.FLOWS || kind == DocumentKind.SYSLOG)) {
            index.put("refresh_interval", settings.refresh().toMillis() + "ms");
        }
        replicas(index, settings.replicas());
        CRC32 crc = new CRC32();
        crc.update(JSON.writeValueAsBytes(root));
        int denser = FlowIndex.denser(kind, settings.mode());
        crc.update(denser);
        String checksum = HexFormat.of().toHexDigits((int) crc.getValue());
        ObjectNode meta = root.withObject("/_meta");
        meta.put("checksum", checksum);
        int version = meta.path("version").asInt();
        List<String> components = components(component(root, name), denser);
        return new Template(kind, name, version, checksum, text(root), components, stream);
    }

    private static void names(
            ObjectNode root, DocumentKind kind, String name, String prefix, @Nullable FlowStream stream) {
        root.putArray("index_patterns").add(stream == null ? kind.pattern(prefix) : stream.name());
        if (kind.isDated()) {
            ObjectNode aliases = root.withObject("/template").putObject("aliases");
            aliases.putObject(name);
            if (stream != null) {
                aliases.putObject(stream.patternAlias(prefix));
            }
        }
        if (stream != null) {
            root.putObject("data_stream");
        }
    }

    private static void replicas(ObjectNode index, @Nullable Integer replicas) {
        if (replicas != null) {
            index.remove("auto_expand_replicas");
            index.put("number_of_replicas", replicas);
        }
    }

    /** Takes settings and mapping out of a template, and has it composed of them and of what the user adds. */
    private static ObjectNode component(ObjectNode root, String name) {
        ObjectNode template = root.withObject("/template");
        ObjectNode component = JSON.createObjectNode();
        ObjectNode inner = component.putObject("template");
        for (String part : List.of("settings", "mappings")) {
            inner.set(part, Objects.requireNonNull(template.remove(part)));
        }
        component.set("version", root.get("version"));
        component.set("_meta", root.get("_meta").deepCopy());
        root.putArray("composed_of").add(name + "@package").add(name + "@custom");
        root.putArray("ignore_missing_component_templates").add(name + "@custom");
        return component;
    }

    private static List<String> components(ObjectNode component, int denser) throws IOException {
        List<String> components = new ArrayList<>();
        for (int count = denser; count >= 0; count--) {
            ObjectNode dense = component.deepCopy();
            FlowIndex.condense(dense.withObject("/template/settings/index"), count);
            components.add(text(dense));
        }
        return List.copyOf(components);
    }

    private static String text(ObjectNode root) throws IOException {
        return new String(JSON.writeValueAsBytes(root), StandardCharsets.UTF_8);
    }

    /** What became of it. */
    TemplateState state(TemplateState.Outcome outcome, String message) {
        return new TemplateState(kind, name, outcome, message);
    }
}
