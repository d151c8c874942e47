/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.LoginProof;

/** A graph in the language of Graphviz: the origin at the left, critical hosts with a double frame. */
final class Dot {
    private Dot() {}

    static String of(AlertGraph graph) {
        StringBuilder dot = new StringBuilder(1024);
        dot.append("digraph ").append(quoted("pivot-" + graph.id())).append(" {\n");
        dot.append("  rankdir=LR;\n  label=").append(quoted(graph.label())).append(";\n");
        dot.append("  node [shape=box, style=\"rounded,filled\", fontname=Helvetica];\n");
        dot.append("  edge [fontname=Helvetica, fontsize=10];\n");
        graph.nodes().forEach(node -> node(node, dot));
        graph.edges().forEach(edge -> edge(edge, dot));
        return dot.append("}\n").toString();
    }

    private static void node(AlertGraph.Node node, StringBuilder to) {
        String role = node.text(AlertGraph.Attribute.ROLE);
        String known = node.text(AlertGraph.Attribute.KNOWN_AS);
        boolean critical = Boolean.TRUE.equals(node.attributes().get(AlertGraph.Attribute.CRITICAL));
        String label = node.id() + "\n" + role + (known.isEmpty() ? "" : ", " + known) + (critical ? ", critical" : "");
        to.append("  ").append(quoted(node.id())).append(" [label=").append(quoted(label));
        to.append(", fillcolor=").append(quoted(colour(role)));
        to.append(critical ? ", peripheries=2" : "").append("];\n");
    }

    private static String colour(String role) {
        return switch (role) {
            case AlertGraph.ORIGIN -> "#fde2c4";
            case AlertGraph.STEPPING_STONE -> "#fff4b8";
            default -> "#f8c9c4";
        };
    }

    private static void edge(AlertGraph.Edge edge, StringBuilder to) {
        Leg leg = edge.leg();
        Link link = leg.link();
        LoginProof login = leg.login();
        String account = login == null ? null : login.account();
        String label = leg.service().name() + " " + Words.time(leg.start()) + "\n"
                + Words.duration(leg.end() - leg.start()) + (link == null ? "" : ", link " + Words.score(link.score()))
                + (account == null ? "" : "\nas " + Words.clean(account));
        to.append("  ").append(quoted(Words.clean(leg.source()))).append(" -> ");
        to.append(quoted(Words.clean(leg.destination())));
        to.append(" [id=").append(quoted(edge.id())).append(", label=").append(quoted(label));
        to.append(leg.loop() ? ", style=dashed" : "").append("];\n");
    }

    /** A quoted string, in which line feeds are centred breaks and nothing else is special. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (String line : text.replace(Words.TIED, " ").split("\n", -1)) {
            quoted.append(quoted.length() == 1 ? "" : "\\n")
                    .append(Words.clean(line).replace("\\", "\\\\").replace("\"", "\\\""));
        }
        return quoted.append('"').toString();
    }
}
