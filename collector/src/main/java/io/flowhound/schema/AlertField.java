/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.BOOLEAN;
import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.FLOAT;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.IP_LIST;
import static io.flowhound.schema.FieldType.KEYWORD;
import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;
import static io.flowhound.schema.FieldType.TEXT;

/** A field of pivot alerts: what tells of the alert as a whole. Those of its legs are rows of {@link LegField}. */
public enum AlertField implements FieldRow {
    TIMESTAMP("@timestamp", DATE, "When this version of the alert was written."),
    MESSAGE("message", TEXT, "The alert in one sentence."),
    TAGS("tags", KEYWORDS, "Words to filter by, such as lateral-movement."),
    ECS_VERSION("ecs.version", KEYWORD, "Version of the Elastic Common Schema that the document follows."),
    EVENT_KIND("event.kind", KEYWORD, "Always alert."),
    EVENT_CATEGORY("event.category", KEYWORDS, "Always network and intrusion_detection."),
    EVENT_TYPE("event.type", KEYWORDS, "Always connection and info."),
    EVENT_ACTION("event.action", KEYWORD, "Always pivot-detected; pivot.history says what came after it."),
    EVENT_MODULE("event.module", KEYWORD, "Always flowhound."),
    EVENT_DATASET("event.dataset", KEYWORD, "Always flowhound.pivot."),
    EVENT_ID(
            "event.id",
            KEYWORD,
            "Id of the alert, 32 hexadecimal digits, and its _id: it depends on the first leg only."),
    EVENT_CREATED("event.created", DATE, "When the first version of the alert was written."),
    EVENT_START("event.start", DATE, "When the first leg began."),
    EVENT_END("event.end", DATE, "When the last leg ended, as far as it is known."),
    EVENT_DURATION("event.duration", LONG, "Nanoseconds from event.start to event.end."),
    EVENT_SEVERITY("event.severity", LONG, "21 low, 47 medium, 73 high, 99 critical, as in Elastic's own rules."),
    EVENT_RISK_SCORE("event.risk_score", FLOAT, "pivot.score as 0 to 99."),
    EVENT_REASON("event.reason", KEYWORD, "Why it is an alert, in words."),
    EVENT_URL("event.url", KEYWORD, "Link to its flows in Kibana."),
    RULE_ID("rule.id", KEYWORD, "Id of the rule that found it."),
    RULE_UUID("rule.uuid", KEYWORD, "The same in every installation."),
    RULE_NAME("rule.name", KEYWORD, "Name of the rule."),
    RULE_VERSION("rule.version", KEYWORD, "Raised whenever the method changes."),
    RULE_RULESET("rule.ruleset", KEYWORD, "What the rule belongs to."),
    RULE_CATEGORY("rule.category", KEYWORD, "Lateral Movement."),
    RULE_DESCRIPTION("rule.description", KEYWORD, "What the rule looks for."),
    RULE_REFERENCE("rule.reference", KEYWORD, "Where the method is explained."),
    THREAT_FRAMEWORK("threat.framework", KEYWORD, "MITRE ATT&CK."),
    THREAT_TACTIC_ID("threat.tactic.id", KEYWORDS, "Such as TA0008."),
    THREAT_TACTIC_NAME("threat.tactic.name", KEYWORDS, "Such as Lateral Movement."),
    THREAT_TACTIC_REFERENCE("threat.tactic.reference", KEYWORDS, "Page of the tactic."),
    THREAT_TECHNIQUE_ID("threat.technique.id", KEYWORDS, "Such as T1021."),
    THREAT_TECHNIQUE_NAME("threat.technique.name", KEYWORDS, "Such as Remote Services."),
    THREAT_TECHNIQUE_REFERENCE("threat.technique.reference", KEYWORDS, "Page of the technique."),
    THREAT_TECHNIQUE_SUBTECHNIQUE_ID("threat.technique.subtechnique.id", KEYWORDS, "Such as T1021.004."),
    THREAT_TECHNIQUE_SUBTECHNIQUE_NAME("threat.technique.subtechnique.name", KEYWORDS, "Such as SSH."),
    THREAT_TECHNIQUE_SUBTECHNIQUE_REFERENCE(
            "threat.technique.subtechnique.reference", KEYWORDS, "Page of the sub-technique."),
    SOURCE_IP("source.ip", IP, "Where the chain began: the client of the first leg."),
    SOURCE_ADDRESS("source.address", KEYWORD, "The same as text."),
    SOURCE_PORT("source.port", LONG, "Port of the client of the first leg, 0 to 65535."),
    DESTINATION_IP("destination.ip", IP, "How far it got: the server of the deepest leg."),
    DESTINATION_ADDRESS("destination.address", KEYWORD, "The same as text."),
    DESTINATION_PORT("destination.port", LONG, "Port of the server of the deepest leg, 0 to 65535."),
    NETWORK_TRANSPORT("network.transport", KEYWORD, "IP protocol, as IANA names it, in lower case."),
    NETWORK_PROTOCOL("network.protocol", KEYWORD, "Login service of the deepest leg, such as ssh."),
    NETWORK_BYTES("network.bytes", LONG, "Octets of all legs in both directions."),
    RELATED_IP("related.ip", IP_LIST, "Every host of the alert."),
    RELATED_HOSTS("related.hosts", KEYWORDS, "Their names, as far as they are known."),
    RELATED_USER(
            "related.user",
            KEYWORDS,
            "Accounts that logs name for its legs, those by which somebody tried in vain included."),
    OBSERVER_IP("observer.ip", IP_LIST, "Exporters that saw its legs."),
    PIVOT_VERSION("pivot.version", LONG, "1, and one more each time that the alert grows or changes."),
    PIVOT_STATUS("pivot.status", KEYWORD, "open, updated, closed, superseded, suppressed or below-budget."),
    PIVOT_SCORE("pivot.score", FLOAT, "How sure at least one link of it is real, 0 to 1."),
    PIVOT_SEVERITY("pivot.severity", KEYWORD, "low, medium, high or critical."),
    PIVOT_CONFIDENCE(
            "pivot.confidence", KEYWORD, "How far the score can be relied on, for example with little history."),
    PIVOT_RANK("pivot.rank", LONG, "What the alerts of a day are ordered by; the highest are told first."),
    PIVOT_HOPS("pivot.hops", LONG, "Stepping stones on the longest way."),
    PIVOT_LEGS("pivot.legs", LONG, "Number of legs."),
    PIVOT_HOSTS("pivot.hosts", LONG, "Number of hosts."),
    PIVOT_LOOP("pivot.loop", BOOLEAN, "Whether a leg leads back to a host on its way."),
    PIVOT_EXTERNAL("pivot.external", BOOLEAN, "Whether it began outside of the internal networks."),
    PIVOT_HISTORY_DAYS("pivot.history_days", LONG, "Days of login history that it was judged by."),
    PIVOT_REASONS(
            "pivot.reasons", KEYWORDS, "Why it is an alert, such as first-seen-inbound-edge, nested, relayed-bytes."),
    PIVOT_AS_OF("pivot.as_of", DATE, "Flows that arrived before this time are in it."),
    PIVOT_NOTIFIED_AT(
            "pivot.notified_at",
            DATE,
            "When a person should have been told last: of a new alert, a higher severity, a new stepping stone."),
    PIVOT_BUDGET_DAY("pivot.budget_day", KEYWORD, "Day, as YYYY-MM-DD, whose budget of notifications it counts for."),
    PIVOT_FIRST_LEG_START("pivot.first_leg_start", DATE, "When the first leg began."),
    PIVOT_LAST_LEG_START("pivot.last_leg_start", DATE, "When the last leg began."),
    PIVOT_CLOSED_REASON("pivot.closed_reason", KEYWORD, "Why it was closed, such as quiet or retracted."),
    PIVOT_ROOT_ID("pivot.root.id", KEYWORD, "What the first leg is recognised by."),
    PIVOT_ORIGIN_IP("pivot.origin.ip", IP, "Where the chain began."),
    PIVOT_TARGET_IP("pivot.target.ip", IP_LIST, "Hosts that were reached and not gone on from."),
    PIVOT_STEPPING_STONE_IP("pivot.stepping_stone.ip", IP_LIST, "Hosts that were logged in to and gone on from."),
    PIVOT_CRITICAL_IP("pivot.critical.ip", IP_LIST, "Critical assets in it."),
    PIVOT_ROLES("pivot.roles", KEYWORDS, "What its hosts were seen to be: jump-host, scanner, automation, collector."),
    PIVOT_SUPPRESSION_REASON("pivot.suppression.reason", KEYWORD, "Why it is suppressed, as configured."),
    PIVOT_SUPPRESSION_UNTIL("pivot.suppression.until", DATE, "When the suppression ends."),
    PIVOT_SUPERSEDES("pivot.supersedes", KEYWORDS, "Ids of alerts that this one contains."),
    PIVOT_SUPERSEDED_BY("pivot.superseded_by", KEYWORD, "Id of the alert that contains this one."),
    PIVOT_HISTORY_AT("pivot.history.at", DATE, "What became of it, one entry a change: when."),
    PIVOT_HISTORY_ACTION(
            "pivot.history.action",
            KEYWORDS,
            "pivot-detected, pivot-updated, pivot-superseded, pivot-closed and others."),
    PIVOT_HISTORY_VERSION("pivot.history.version", LONG, "pivot.version from then on."),
    PIVOT_HISTORY_LEGS("pivot.history.legs", LONG, "pivot.legs from then on."),
    PIVOT_HISTORY_SCORE("pivot.history.score", FLOAT, "pivot.score from then on."),
    PIVOT_HISTORY_SEVERITY("pivot.history.severity", KEYWORDS, "pivot.severity from then on."),
    PIVOT_WORKFLOW_STATUS(
            "pivot.workflow.status",
            KEYWORD,
            "What the analyst said: acknowledged, confirmed, dismissed or reopened. The hunt never overwrites it."),
    PIVOT_WORKFLOW_ASSIGNEE("pivot.workflow.assignee", KEYWORD, "Who looks after it."),
    PIVOT_WORKFLOW_NOTE("pivot.workflow.note", TEXT, "What the analyst wrote."),
    PIVOT_WORKFLOW_AT("pivot.workflow.at", DATE, "When the analyst said so."),
    PIVOT_WORKFLOW_UNTIL("pivot.workflow.until", DATE, "When a dismissal ends."),
    PIVOT_WORKFLOW_SCOPE("pivot.workflow.scope", KEYWORD, "How much else a dismissal holds for.");

    private final String path;
    private final FieldType type;
    private final String description;

    AlertField(String path, FieldType type, String description) {
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

    /** All are fast to filter: alerts are few. */
    @Override
    public Indexing indexing() {
        return Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
