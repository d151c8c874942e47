/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A kind of documents that we write, with its indices and its fields; each has an index template of its own. */
public enum DocumentKind {
    /** What exporters told, one document a flow. */
    FLOWS("flows", "-YYYY.MM.DD", "5s", "Flow documents"),
    /** What devices and hosts wrote into their logs, one document a line. */
    SYSLOG("syslog", "-YYYY.MM.DD", "5s", "Log documents"),
    /** What the pivot hunt found, one document an alert. Their months are those of the first leg. */
    PIVOTS("pivots", "-YYYY.MM", "5s", "Pivot alerts"),
    /** Flow documents of the legs of alerts, which outlive their flow indices. */
    EVIDENCE("evidence", "-YYYY.MM", "5s", "Evidence of alerts"),
    /** Who logged in where on which day. */
    BASELINE("baseline", "", "5s", "Login history"),
    /** That a machine spoke to a country, an AS or a service for the first time, one document each. */
    CONTACTS("first-contacts", "-YYYY.MM", "5s", "First contacts"),
    /** Which machine has spoken to which country, AS and service, and since when. */
    LEDGER("contacts", "", "1s", "Known contacts"),
    /** How collectors and exporters do, a document a minute for each. */
    HEALTH("health", "-YYYY.MM.DD", "5s", "Health documents"),
    /** What jobs must know of themselves and of each other. */
    STATE("state", "", "1s", "State of jobs");

    private final String suffix;
    private final String dates;
    private final String refresh;
    private final String title;

    DocumentKind(String suffix, String dates, String refresh, String title) {
        this.suffix = suffix;
        this.dates = dates;
        this.refresh = refresh;
        this.title = title;
    }

    /**
     * The name of its template, and of its only index or, where it has an index a day or a month, of the alias for all of them,
     * such as {@code flowhound-flows}.
     *
     * @param prefix {@code index.prefix}
     */
    public String name(String prefix) {
        return prefix + "-" + suffix;
    }

    /** The indices that its template is for, such as {@code flowhound-flows-*}. */
    public String pattern(String prefix) {
        return isDated() ? name(prefix) + "-*" : name(prefix);
    }

    /** Whether it has an index a day or a month, with an alias for all, rather than a single one. */
    public boolean isDated() {
        return !dates.isEmpty();
    }

    /** How its index is named behind {@link #name}; empty for a single index. */
    public String dates() {
        return dates;
    }

    /** How long a document may take until it is found, as Elasticsearch writes times. */
    String refresh() {
        return refresh;
    }

    /** What its documents are, for people. */
    public String title() {
        return title;
    }

    /** Its fields, in the order of the document. */
    public List<FieldRow> rows() {
        return switch (this) {
            case FLOWS -> List.of(Field.values());
            case SYSLOG -> List.of(LogField.values());
            case PIVOTS -> join(AlertField.values(), LegField.values());
            case EVIDENCE -> join(Field.values(), EvidenceField.values());
            case BASELINE -> List.of(BaselineField.values());
            case CONTACTS -> List.of(ContactField.values());
            case LEDGER -> List.of(LedgerField.values());
            case HEALTH -> List.of(HealthField.values());
            case STATE -> List.of(StateField.values());
        };
    }

    private static List<FieldRow> join(FieldRow[] some, FieldRow[] more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toList();
    }
}
