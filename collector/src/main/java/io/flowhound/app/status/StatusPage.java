/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.netflow.ExporterReport.KnownTemplate;
import io.flowhound.schema.IpAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code /status}: the collector, and what is known of each exporter, with hints. {@code exporter=ADDRESS} keeps one. */
public final class StatusPage implements JsonPage {
    private static final int MOST_STRANGERS = 5;

    private final CollectorFacts facts;
    private final Meters meters;
    private final ReportedExporters reported;
    private final Hints hints;

    public StatusPage(CollectorFacts facts, ReportBoard board, LongSupplier clock) {
        this(facts, board, clock, Gateways.ofThisMachine());
    }

    StatusPage(CollectorFacts facts, ReportBoard board, LongSupplier clock, Gateways gateways) {
        this.facts = facts;
        this.meters = new Meters(facts.registry());
        this.reported = new ReportedExporters(board, meters, clock);
        this.hints = new Hints(gateways);
    }

    @Override
    public ObjectNode page(Map<String, String> query) {
        ReportedExporters.Moment moment = reported.now(query);
        double behind = meters.value("flowhound.journal.behind.seconds");
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        collector(page.putObject("collector"), moment.now());
        conditions(page.putArray("conditions"));
        input(page.putObject("received"));
        journal(page.putObject("journal"), behind);
        documents(page.putObject("documents"));
        ConversationNode.put(page, meters);
        moment.describe(page);
        putHints(page.putArray("hints"), CollectorHints.of(figures(moment, behind)));
        ArrayNode exporters = page.putArray("exporters");
        long decodedUntil = moment.reports().time() - (long) (behind * 1000);
        for (ExporterView exporter : moment.exporters()) {
            put(exporters.addObject(), exporter, moment.reports(), decodedUntil);
        }
        SyslogSenders.put(page.putArray("syslog_senders"), meters);
        ThreatListNodes.put(page.putArray("threat_lists"), facts.threats().get(), Instant.ofEpochMilli(moment.now()));
        return page;
    }

    private void collector(ObjectNode node, long now) {
        node.put("version", facts.version());
        node.put("started", Words.time(facts.started().toEpochMilli()));
        node.put("uptime_seconds", uptime(now) / 1000);
        listening(
                node.putArray("listening"),
                facts.datagrams().get(),
                facts.streams().get());
        listening(
                node.putArray("listening_syslog"),
                facts.syslogDatagrams().get(),
                facts.syslogStreams().get());
    }

    private static void listening(ArrayNode array, List<InetSocketAddress> datagrams, List<InetSocketAddress> streams) {
        datagrams.forEach(address -> array.add(text(address) + "/udp"));
        streams.forEach(address -> array.add(text(address) + "/tcp"));
    }

    private long uptime(long now) {
        return Math.max(0, now - facts.started().toEpochMilli());
    }

    private static String text(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : IpAddress.of(address.getAddress()).toString();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    private void conditions(ArrayNode array) {
        for (Condition condition : Condition.ask(facts.conditions())) {
            ObjectNode node = array.addObject();
            node.put("name", condition.name());
            node.put("ok", condition.ok());
            node.put("reason", condition.reason());
            if (condition.warning()) {
                node.put("warning", true);
            }
        }
    }

    private void input(ObjectNode node) {
        node.put("datagrams", meters.count("flowhound.datagrams.received"));
        node.put("octets", meters.count("flowhound.octets.received"));
        node.put("syslog_messages", meters.sum("flowhound.syslog.messages"));
        node.put("syslog_octets", meters.sum("flowhound.syslog.octets"));
    }

    private void journal(ObjectNode node, double behind) {
        node.put("octets", (long) meters.value("flowhound.journal.octets"));
        ObjectNode backlog = node.putObject("backlog");
        backlog.put("datagrams", (long) meters.value("flowhound.journal.backlog.datagrams"));
        backlog.put("octets", (long) meters.value("flowhound.journal.backlog.octets"));
        backlog.put("age_seconds", behind);
        node.put("damaged_octets", meters.count("flowhound.journal.damaged.octets"));
    }

    private void documents(ObjectNode node) {
        node.put("stored", meters.count("flowhound.documents.stored"));
        node.put("repeated", meters.count("flowhound.documents.repeated"));
        node.put("refused", meters.count("flowhound.documents.refused"));
    }

    private CollectorHints.Figures figures(ReportedExporters.Moment moment, double behind) {
        Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
        Map<String, Map<DropReason, Long>> bySender = meters.dropped();
        bySender.values()
                .forEach(reasons -> reasons.forEach((reason, count) -> dropped.merge(reason, count, Long::sum)));
        return new CollectorHints.Figures(
                uptime(moment.now()),
                meters.count("flowhound.datagrams.received") - meters.sum("flowhound.syslog.messages"),
                behind,
                moment.age(),
                meters.count("flowhound.documents.refused"),
                bySender.entrySet().stream()
                        .filter(entry -> entry.getValue().containsKey(DropReason.NOT_ALLOWED))
                        .map(Map.Entry::getKey)
                        .filter(sender -> !sender.equals(CollectorMetrics.UNKNOWN))
                        .limit(MOST_STRANGERS)
                        .toList(),
                dropped);
    }

    private void put(ObjectNode node, ExporterView exporter, Reports reports, long decodedUntil) {
        node.put("address", exporter.address());
        ArrayNode streams = node.putArray("streams");
        exporter.streams().forEach(stream -> put(streams.addObject(), stream, reports));
        ObjectNode dropped = node.putObject("dropped");
        for (DropReason reason : DropReason.values()) {
            if (exporter.dropped(reason) > 0) {
                dropped.put(reason.tag(), exporter.dropped(reason));
            }
        }
        putHints(
                node.putArray("hints"),
                hints.of(exporter, decodedUntil, facts.started().toEpochMilli()));
    }

    private static void put(ObjectNode node, ExporterReport stream, Reports reports) {
        node.put("domain", stream.domain());
        if (stream.session() != 0) {
            node.put("session", Integer.toUnsignedLong(stream.session()));
        }
        node.put("version", stream.version());
        node.put("protocol", Protocols.name(stream.version()));
        putTime(node, "first_datagram", stream.first());
        putTime(node, "last_datagram", stream.last());
        node.put("datagrams", stream.counts().datagrams());
        node.put("flows", stream.counts().flows());
        Double rate = reports.flowsPerSecond(stream);
        if (rate != null) {
            node.put("flows_per_second", Math.round(rate * 1000) / 1000.0);
        }
        node.put("options", stream.counts().options());
        putTemplates(node.putObject("templates"), stream);
        putObservations(node, stream);
        ObjectNode sequence = node.putObject("sequence");
        sequence.put("unit", stream.sequence().datagrams() ? "datagrams" : "records");
        sequence.put("arrived", stream.sequence().arrived());
        sequence.put("lost", stream.sequence().lost());
        sequence.put("reordered", stream.sequence().reordered());
        sequence.put("restarts", stream.sequence().restarts());
    }

    private static void putTemplates(ObjectNode node, ExporterReport stream) {
        node.put("known", stream.templates().size());
        node.put("missing", stream.missing().size());
        node.put(
                "expired",
                stream.templates().stream().filter(KnownTemplate::expired).count());
    }

    private static void putObservations(ObjectNode node, ExporterReport stream) {
        ObjectNode sampling = node.putObject("sampling");
        if (stream.observations().samplingRate() > 0) {
            sampling.put("rate", stream.observations().samplingRate());
        }
        if (stream.observations().activeTimeoutMillis() > 0) {
            node.put("active_timeout_seconds", stream.observations().activeTimeoutMillis() / 1000.0);
        }
        node.put("clock_offset_seconds", stream.clockOffsetMillis() / 1000.0);
        node.put("interface_names", stream.observations().interfaceNames());
        node.put("application_names", stream.observations().applicationNames());
        node.put("ipv6", stream.observations().ipv6());
    }

    private static void putTime(ObjectNode node, String name, long epochMillis) {
        if (epochMillis > 0) {
            node.put(name, Words.time(epochMillis));
        }
    }

    private static void putHints(ArrayNode array, List<Hint> hints) {
        for (Hint hint : hints) {
            ObjectNode node = array.addObject();
            node.put("id", hint.id());
            node.put("severity", hint.severity().name().toLowerCase(Locale.ROOT));
            node.put("text", hint.text());
            node.put("next_step", hint.nextStep());
        }
    }
}
