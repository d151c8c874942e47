/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.BOOLEAN;
import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.FLOAT;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.KEYWORD;
import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;

/**
 * A field of health documents, which a collector writes once a minute: one of itself ({@code health.kind: collector}), one for each
 * exporter that it knows ({@code exporter}), and one for each exporter and reason that lost something in that minute
 * ({@code drop}). Of each threat list there is one an hour ({@code threat-list}), and one when it changes. Counts are those of the minute, so that sums over any time are right; the others are the values at its end.
 */
public enum HealthField implements FieldRow {
    TIMESTAMP("@timestamp", DATE, "End of the minute."),
    ECS_VERSION("ecs.version", KEYWORD, "Version of the Elastic Common Schema that the document follows."),
    EVENT_KIND("event.kind", KEYWORD, "Always metric."),
    EVENT_MODULE("event.module", KEYWORD, "Always flowhound."),
    EVENT_DATASET("event.dataset", KEYWORD, "Always flowhound.health."),
    OBSERVER_IP("observer.ip", IP, "Address of the exporter, as in its flows."),
    OBSERVER_NAME("observer.name", KEYWORD, "Name of the exporter, as in its flows."),
    HOST_NAME("host.name", KEYWORD, "Name of the machine that the collector runs on."),
    KIND("health.kind", KEYWORD, "What the document is of: collector, exporter, drop or threat-list."),
    COLLECTOR("health.collector", KEYWORD, "Id of the collector; that of its data folder."),
    SECONDS("health.seconds", LONG, "Seconds that the counts are of, normally 60."),
    OK(
            "health.ok",
            BOOLEAN,
            "Whether everything is well: of the collector, that no condition of /health fails; of an exporter, that it sends, that its templates are there, its clock is right and nothing of it was lost; of a threat list, that its file can be read and is not old."),
    PROBLEMS(
            "health.problems",
            KEYWORDS,
            "Names of what is wrong: failing conditions of /health, such as elasticsearch or journal; of an exporter silent, sequence-loss, template-missing, clock-skew or dropped; of a threat list old or unreadable."),
    REASON("health.reason", KEYWORD, "The worst of it as a sentence, with the next step."),
    VERSION("health.version", KEYWORD, "Version of Flowhound."),
    DATAGRAMS("health.datagrams", LONG, "Datagrams and messages that arrived: in all, or of this exporter."),
    OCTETS("health.octets", LONG, "Octets of their payloads."),
    FLOWS("health.flows", LONG, "Flow records decoded."),
    OPTIONS("health.options", LONG, "Options records decoded."),
    PARKED("health.parked", LONG, "Data sets that came before their template."),
    UNPARKED("health.unparked", LONG, "Data sets that were decoded when their template had come."),
    DROPPED("health.dropped", LONG, "How many things were dropped, over all reasons; of a drop, for this reason."),
    DROP_REASON("health.drop_reason", KEYWORD, "Why they were dropped, a reason of flowhound_dropped_total."),
    SEQUENCE_UNIT("health.sequence.unit", KEYWORD, "What the exporter numbers: datagrams (v9) or records."),
    SEQUENCE_ARRIVED("health.sequence.arrived", LONG, "What arrived of what the exporter numbered."),
    SEQUENCE_LOST("health.sequence.lost", LONG, "What is missing by its numbers."),
    SEQUENCE_LATE("health.sequence.late", LONG, "Datagrams out of order, or repeated."),
    SEQUENCE_RESTARTS("health.sequence.restarts", LONG, "How often the exporter began to number anew."),
    COMPLETENESS(
            "health.completeness",
            FLOAT,
            "Arrived of announced by sequence numbers, 0 to 1; absent when nothing was announced."),
    TEMPLATES_KNOWN("health.templates.known", LONG, "Templates that are known of the exporter."),
    TEMPLATES_MISSING("health.templates.missing", LONG, "Templates that data sets wait for."),
    CLOCK_SKEW(
            "health.clock_skew",
            LONG,
            "Milliseconds that the exporter's clock is ahead of ours; negative when it is behind."),
    SAMPLING_RATE("health.sampling_rate", LONG, "One of how many packets the exporter looks at; 1 without sampling."),
    LAST_DATAGRAM("health.last_datagram", DATE, "When the exporter was last heard."),
    SILENT_SECONDS("health.silent_seconds", LONG, "Seconds since then."),
    KERNEL_DROPS(
            "health.kernel_drops",
            LONG,
            "Datagrams that the kernel dropped because a socket's buffer was full (Linux)."),
    STORED("health.documents.stored", LONG, "Documents that Elasticsearch acknowledged."),
    REPEATED("health.documents.repeated", LONG, "Of these, how many were there already."),
    REFUSED("health.documents.refused", LONG, "Documents that were put into the dead-letter file."),
    BACKLOG_DATAGRAMS("health.backlog.datagrams", LONG, "Datagrams in the journal that are not decoded yet."),
    BACKLOG_OCTETS("health.backlog.octets", LONG, "Their octets."),
    BACKLOG_SECONDS("health.backlog.seconds", FLOAT, "Age of the oldest of them in seconds; 0 without a backlog."),
    JOURNAL_OCTETS("health.journal.octets", LONG, "Octets of the journal on the disk."),
    JOURNAL_BUDGET("health.journal.budget", LONG, "Octets that it may have."),
    DISK_FREE("health.disk.free", LONG, "Free octets on the disk of the collector's data folder."),
    ELASTIC_DISK_FREE(
            "health.elasticsearch.disk.free",
            LONG,
            "Free octets on the fullest data node; absent where the key may not ask."),
    ELASTIC_DISK_USED_PERCENT("health.elasticsearch.disk.used_percent", FLOAT, "How full that disk is, 0 to 100."),
    ELASTIC_DISK_FULL_AT(
            "health.elasticsearch.disk.full_at",
            DATE,
            "When that disk reaches the mark at which Elasticsearch stops, if it goes on to fill as it did since yesterday; absent when it does not fill, or in more than a year."),
    BULK_MILLIS_MAX("health.bulk.millis_max", LONG, "The longest that a bulk request took, in milliseconds."),
    CPU_SECONDS("health.cpu_seconds", FLOAT, "Processor time of the collector, in seconds."),
    HEAP_OCTETS("health.heap_octets", LONG, "Octets of its heap in use."),
    THREAT_LIST("health.threat.list", KEYWORD, "Name of the threat list, as in flow.threat.feed."),
    THREAT_ENTRIES("health.threat.entries", LONG, "Its entries that are in use."),
    THREAT_BAD_LINES("health.threat.bad_lines", LONG, "Lines of it that could not be read, or that no list may have."),
    THREAT_DATE("health.threat.date", DATE, "When its file was changed last."),
    THREAT_AGE("health.threat.age_seconds", LONG, "Seconds since then.");

    private final String path;
    private final FieldType type;
    private final String description;

    HealthField(String path, FieldType type, String description) {
        this.path = path;
        this.type = type;
        this.description = description;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public FieldType type() {
        return type;
    }

    /** What is filtered by is indexed; counts are summed, for which doc values do. */
    @Override
    public Indexing indexing() {
        return type == LONG || type == FLOAT ? Indexing.DOC_VALUES : Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
