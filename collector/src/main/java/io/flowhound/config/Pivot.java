/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hunt for pivots. */
@Doc(
        "The hunt for pivots: somebody logs in to B from A, and goes on from there to C. docs/pivots.md explains the method.")
public record Pivot(
        @Doc("Whether `run` hunts too. `pivots watch` does it alone, next to any number of collectors.")
        @Default("false")
        boolean enabled,

        @Doc(
                "API key of the hunt and of the commands `pivots`: [the table of privileges](#privileges-of-the-api-keys) says what it needs. Without it the key or user of `elasticsearch` is used.")
        @Nullable
        Secret apiKey,

        @Doc("How often new flows are looked at.") @Default("5m") @Range(min = "30s", max = "1h")
        Duration tick,

        @Doc("How long after the first login has ended the second may begin.")
        @Default("30m")
        @Range(min = "0s", max = "24h")
        Duration maxGap,

        @Doc("How long after the first login has begun the second may begin.")
        @Default("12h")
        @Range(min = "1m", max = "7d")
        Duration maxDuration,

        @Doc("How far the clocks of two exporters may be apart.") @Default("5s") @Range(min = "0s", max = "5m")
        Duration skew,

        @Doc("How long after its end a flow may arrive and still be judged together with its neighbours.")
        @Default("30m")
        @Range(min = "1m", max = "24h")
        Duration lateness,

        @Doc(
                "Days of flows to learn from before anything is alerted. With 0 alerts come at once, and many of them are wrong.")
        @Default("3")
        @Range(min = "0", max = "60")
        int learningDays,

        @Doc(
                "Days behind the learning whose findings are told all at once when they are over, since the first days of a history know too little.")
        @Default("1")
        @Range(min = "0", max = "30")
        int trialDays,

        @Doc("How many days back it matters who has logged in where.") @Default("30") @Range(min = "1", max = "366")
        int historyDays,

        @Doc("How sure a finding must be to become an alert.") @Default("0.40") @Range(min = "0.05", max = "0.99")
        double threshold,

        @Doc(
                "What counts as a login, by known ports and names of applications: `ssh` 22, `rdp` 3389, `winrm` 5985 and 5986, `smb` 445, `vnc` 5900 and 5901, `telnet` 23.")
        @Default({"ssh", "rdp", "winrm"})
        List<LoginService> services,

        @Doc("Further services, or other ports for those above.")
        List<OwnService> ownServices,

        @Doc("Hosts and networks whose being reached is worse: their alerts come first.")
        List<Cidr> critical,

        @Doc("Alerts that are written but told to nobody, for a while.")
        List<SuppressedPivot> suppressions,

        @Doc("What is expected. A chain of nothing else becomes no alert, and nothing is written.")
        List<ExpectedLogin> allow,

        @Doc(
                "How many alerts a day people are told of, the most urgent first; the others are written as `below-budget`. With 0 nobody is told of any.")
        @Default("5")
        @Range(min = "0", max = "100000")
        int budget,

        @Doc(
                "How long the hunt waits for the flows of a collector that has fallen silent, before it goes on without them.")
        @Default("1h")
        @Range(min = "1m", max = "7d")
        Duration collectorPatience)
        implements Section {
    public Pivot {
        services = List.copyOf(services);
        ownServices = List.copyOf(ownServices);
        critical = List.copyOf(critical);
        suppressions = List.copyOf(suppressions);
        allow = List.copyOf(allow);
    }

    @Override
    public void check(SectionProblems problems) {
        problems.key("api-key", apiKey);
        checkServices(problems);
        if (maxGap.compareTo(maxDuration) > 0) {
            problems.add("max-gap", maxGap, "is longer than pivot.max-duration", Durations.write(maxDuration));
        }
        if (learningDays + trialDays > historyDays) {
            problems.add(
                    "history-days",
                    historyDays,
                    "is less than pivot.learning-days and pivot.trial-days together: the learning would never end",
                    Integer.toString(learningDays + trialDays));
        }
    }

    private void checkServices(SectionProblems problems) {
        if (services.isEmpty() && ownServices.isEmpty()) {
            problems.add("services", null, "must name at least one service", "ssh, rdp, winrm");
        }
        Set<Object> seen = new HashSet<>();
        for (LoginService service : services) {
            if (!seen.add(service)) {
                problems.add("services", service, "is named twice", null);
            }
        }
        Set<Object> taken = new HashSet<>();
        for (int i = 0; i < ownServices.size(); i++) {
            OwnService own = ownServices.get(i);
            String key = "own-services." + (i + 1) + ".";
            if (!taken.add(own.name())) {
                problems.add(key + "name", own.name(), "is named twice", null);
            }
            for (Integer port : own.ports()) {
                if (!taken.add(port)) {
                    problems.add(key + "ports", port, "belongs to another of pivot.own-services", null);
                }
            }
        }
    }
}
