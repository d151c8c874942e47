/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.pivot.alert.Alert;
import io.flowhound.simulate.PivotLeg;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says what can be tried while the demo stays up. */
final class DemoInvitation {
    private static final int SHORT_ID = 8;

    private final URI elasticsearch;
    private final String prefix;
    private final InetSocketAddress admin;
    private final String option;

    /**
     * @param prefix of the indices
     * @param option with which commands reach the demo
     */
    DemoInvitation(URI elasticsearch, String prefix, InetSocketAddress admin, String option) {
        this.elasticsearch = elasticsearch;
        this.prefix = prefix;
        this.admin = admin;
        this.option = option;
    }

    void say(List<Alert> alerts, List<PivotLeg> pivot, Consumer<String> line) {
        String command = "./flowhound " + option + " ";
        line.accept("Everything stays up until Ctrl-C. Try in another terminal:");
        line.accept("  the alerts        " + command + "pivots list");
        if (!alerts.isEmpty()) {
            String id = alerts.get(0).id();
            String shown = id.substring(0, Math.min(SHORT_ID, id.length()));
            line.accept("  the first of them " + command + "pivots show " + shown);
            line.accept("  what it consists of, flows and log lines in one time order");
            line.accept("                    " + command + "timeline --pivot " + shown);
        }
        line.accept("  the exporters     " + command + "status");
        lookInto(pivot, line);
    }

    private void lookInto(List<PivotLeg> pivot, Consumer<String> line) {
        String at = elasticsearch + "/" + prefix + "-flows";
        String logs = elasticsearch + "/" + prefix + "-syslog";
        String logins =
                pivot.stream().map(leg -> "source.port:" + leg.sourcePort()).collect(Collectors.joining("+OR+"));
        line.accept("  the newest flow   curl -s '" + at + "/_search?size=1&sort=@timestamp:desc&pretty'");
        line.accept(
                "  those logins      curl -s '" + at + "/_search?q=destination.port:22+AND+(" + logins + ")&pretty'");
        line.accept(
                "  who that was      curl -s '" + logs + "/_search?q=event.action:login+AND+(" + logins + ")&pretty'");
        line.accept("  flows to Japan    curl -s '" + at + "/_count?q=destination.geo.country_iso_code:JP&pretty'");
        line.accept("  the indices       curl -s '" + elasticsearch + "/_cat/indices/" + prefix + "-*?v'");
        String web = "http://" + admin.getHostString() + ":" + admin.getPort();
        line.accept("  health            curl -s " + web + "/health");
        line.accept("  metrics           curl -s " + web + "/metrics");
    }
}
