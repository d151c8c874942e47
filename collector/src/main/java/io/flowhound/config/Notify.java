/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is told of pivot alerts, of data at risk, of silent exporters and of first contacts. */
@Doc(
        "Who is told of pivot alerts, of data at risk, of silent exporters and of first contacts. Without a channel nobody is. [docs/alerting.md](alerting.md) has an example of each; `flowhound notify --test` tries them.")
public record Notify(
        @Doc("How often to look for what has to be told.") @Default("30s") @Range(min = "1s", max = "10m") @Reloads
        Duration interval,

        @Doc(
                "What is told: `pivots`, `data-at-risk` (a condition of `/health` of a collector fails, or no longer), `silence` (an exporter falls silent, or is back), `contacts` (a machine spoke to a country, an AS or a service for the first time; not by default).")
        @Default({"pivots", "data-at-risk", "silence"})
        @Reloads
        List<NotifyKind> tell,

        @Doc("How severe data at risk are, for `min-severity` of the channels.") @Default("high") @Reloads
        NotifySeverity riskSeverity,

        @Doc("How severe a silent exporter is.") @Default("medium") @Reloads
        NotifySeverity silenceSeverity,

        @Doc("How severe a first contact is.") @Default("low") @Reloads
        NotifySeverity contactSeverity,

        @Doc("Chats and programs that take JSON over HTTP.") @Reloads
        List<NotifyWebhook> webhooks,

        @Doc("Topics of ntfy, for phones.") @Reloads List<NotifyNtfy> ntfy,

        @Doc("Mail.") @Reloads List<NotifyMail> mail)
        implements Section {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,31}");

    public Notify {
        tell = List.copyOf(tell);
        webhooks = List.copyOf(webhooks);
        ntfy = List.copyOf(ntfy);
        mail = List.copyOf(mail);
    }

    /** The names of all channels. */
    public List<String> names() {
        return Stream.of(
                        webhooks.stream().map(NotifyWebhook::name),
                        ntfy.stream().map(NotifyNtfy::name),
                        mail.stream().map(NotifyMail::name))
                .flatMap(names -> names)
                .toList();
    }

    @Override
    public void check(SectionProblems problems) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (String name : names()) {
            if (!seen.add(name) && twice.add(name)) {
                problems.add("name", name, "is the name of two channels: give each its own", null);
            }
        }
    }

    static void checkName(String name, SectionProblems problems) {
        if (!NAME.matcher(name).matches()) {
            problems.add("name", name, "must be 1 to 32 lower-case letters, digits, '-', '_' or '.'", null);
        }
    }
}
