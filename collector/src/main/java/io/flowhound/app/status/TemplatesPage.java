/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.netflow.ExporterReport.KnownTemplate;
import io.flowhound.netflow.ExporterReport.MissingTemplate;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code /templates}: what each exporter has announced, and what is waited for. {@code exporter=ADDRESS} keeps one. */
public final class TemplatesPage implements JsonPage {
    /** The smallest id of a template that an exporter has defined itself (RFC 7011 section 3.4.1). */
    private static final int FIRST_ID = 256;

    private final ReportedExporters reported;
    private final FieldNames names;

    public TemplatesPage(CollectorFacts facts, ReportBoard board, LongSupplier clock, ElementRegistry elements) {
        this.reported = new ReportedExporters(board, new Meters(facts.registry()), clock);
        this.names = new FieldNames(elements);
    }

    @Override
    public ObjectNode page(Map<String, String> query) {
        ReportedExporters.Moment moment = reported.now(query);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        moment.describe(page);
        ArrayNode exporters = page.putArray("exporters");
        for (ExporterView exporter : moment.exporters()) {
            if (!exporter.streams().isEmpty()) {
                ObjectNode node = exporters.addObject();
                node.put("address", exporter.address());
                ArrayNode streams = node.putArray("streams");
                exporter.streams().forEach(stream -> put(streams.addObject(), stream));
            }
        }
        return page;
    }

    private void put(ObjectNode node, ExporterReport stream) {
        node.put("domain", stream.domain());
        if (stream.session() != 0) {
            node.put("session", Integer.toUnsignedLong(stream.session()));
        }
        node.put("version", stream.version());
        node.put("protocol", Protocols.name(stream.version()));
        ArrayNode templates = node.putArray("templates");
        stream.templates().forEach(template -> put(templates.addObject(), template));
        ArrayNode missing = node.putArray("missing");
        stream.missing().forEach(template -> put(missing.addObject(), template));
    }

    private void put(ObjectNode node, KnownTemplate known) {
        Template template = known.template();
        node.put("id", template.id());
        node.put("kind", template.id() < FIRST_ID ? "fixed" : template.options() ? "options" : "flow");
        putTime(node, "learnt", known.learnt());
        putTime(node, "refreshed", known.refreshed());
        putTime(node, "used", known.used());
        node.put("records", known.records());
        node.put("expired", known.expired());
        ArrayNode fields = node.putArray("fields");
        List<FieldSpec> specs = template.fields();
        for (int i = 0; i < specs.size(); i++) {
            put(fields.addObject(), specs.get(i), i < template.scopes());
        }
    }

    private void put(ObjectNode node, FieldSpec field, boolean scope) {
        node.put("name", names.name(field));
        if (field.variable()) {
            node.put("variable", true);
        } else {
            node.put("length", field.length());
        }
        if (scope) {
            node.put("scope", true);
        }
    }

    private static void put(ObjectNode node, MissingTemplate missing) {
        node.put("id", missing.id());
        putTime(node, "since", missing.since());
        node.put("datagrams", missing.datagrams());
        node.put("octets", missing.octets());
    }

    private static void putTime(ObjectNode node, String name, long epochMillis) {
        if (epochMillis > 0) {
            node.put(name, Words.time(epochMillis));
        }
    }
}
