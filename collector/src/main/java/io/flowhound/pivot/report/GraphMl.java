/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A graph as GraphML 1.0 (graphml.graphdrawing.org): typed keys first, then nodes and edges with their data. */
final class GraphMl {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

    private final XMLStreamWriter xml;

    private GraphMl(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(AlertGraph graph) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new GraphMl(xml).write(graph);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("GraphML cannot be written into memory", e);
        }
        return text.toString();
    }

    private void write(AlertGraph graph) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(NAMESPACE);
        line();
        for (AlertGraph.Attribute attribute : AlertGraph.Attribute.values()) {
            key(attribute);
        }
        xml.writeStartElement("graph");
        xml.writeAttribute("id", "pivot-" + graph.id());
        xml.writeAttribute("edgedefault", "directed");
        line();
        for (AlertGraph.Node node : graph.nodes()) {
            xml.writeStartElement("node");
            xml.writeAttribute("id", node.id());
            data(node.attributes());
        }
        for (AlertGraph.Edge edge : graph.edges()) {
            xml.writeStartElement("edge");
            xml.writeAttribute("id", edge.id());
            xml.writeAttribute("source", Words.clean(edge.leg().source()));
            xml.writeAttribute("target", Words.clean(edge.leg().destination()));
            data(edge.attributes());
        }
        xml.writeEndElement();
        line();
        xml.writeEndElement();
        xml.writeEndDocument();
        line();
    }

    private void key(AlertGraph.Attribute attribute) throws XMLStreamException {
        xml.writeEmptyElement("key");
        xml.writeAttribute("id", attribute.text());
        xml.writeAttribute("for", attribute.ofNodes() ? "node" : "edge");
        xml.writeAttribute("attr.name", attribute.text());
        xml.writeAttribute("attr.type", attribute.type());
        line();
    }

    /** The data of a node or an edge, and its end. */
    private void data(Map<AlertGraph.Attribute, Object> attributes) throws XMLStreamException {
        for (Map.Entry<AlertGraph.Attribute, Object> one : attributes.entrySet()) {
            xml.writeStartElement("data");
            xml.writeAttribute("key", one.getKey().text());
            xml.writeCharacters(one.getValue().toString());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        line();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
