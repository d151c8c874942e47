/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Cidr;
import io.flowhound.config.Configuration;
import io.flowhound.config.Edge;
import io.flowhound.config.ExpectedLogin;
import io.flowhound.config.LoginService;
import io.flowhound.config.OwnService;
import io.flowhound.config.Pivot;
import io.flowhound.config.Problem;
import io.flowhound.config.SuppressedPivot;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Technique;
import io.flowhound.pivot.alert.AlertSettings;
import io.flowhound.pivot.alert.Allowed;
import io.flowhound.pivot.alert.Suppression;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the settings of the pivot hunt into what its parts go by. */
public final class PivotSettings {
    private PivotSettings() {}

    /** What is wrong with the settings that only their meaning shows. */
    public static List<Problem> problems(Configuration configuration) {
        try {
            services(configuration.pivot());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new Problem("pivot.own-services", null, String.valueOf(e.getMessage()), null));
        }
    }

    /** What may stay as it is, but hardly is as somebody meant it: a sentence each. */
    public static List<String> warnings(Configuration configuration, Instant now) {
        List<String> warnings = new ArrayList<>();
        List<SuppressedPivot> suppressions = configuration.pivot().suppressions();
        for (int i = 0; i < suppressions.size(); i++) {
            SuppressedPivot each = suppressions.get(i);
            if (end(each.until()) <= now.toEpochMilli()) {
                warnings.add("pivot.suppressions." + (i + 1) + " (" + each.reason() + ") has ended on " + each.until()
                        + ": take it out, or give it another day.");
            }
        }
        Rules rules = rules(configuration);
        for (Cidr critical : configuration.pivot().critical()) {
            if (!rules.isInternal(IpAddress.of(critical.network()).toString())) {
                warnings.add("pivot.critical " + critical + " is not in networks.internal: is it ours?");
            }
        }
        return warnings;
    }

    /** What the detector goes by. */
    public static Rules rules(Configuration configuration) {
        Pivot pivot = configuration.pivot();
        Rules measured = Rules.defaults();
        return new Rules(
                services(pivot),
                networks(configuration.networks().internal()),
                networks(pivot.critical()),
                pivot.maxGap(),
                pivot.skew(),
                measured.mergeGap(),
                pivot.lateness(),
                pivot.maxDuration(),
                measured.nestDelta(),
                measured.minBytesToServer(),
                measured.minBytesToClient(),
                measured.linkThreshold(),
                pivot.threshold(),
                pivot.learningDays(),
                pivot.trialDays(),
                pivot.historyDays());
    }

    /** What is told of the findings, and how. */
    public static AlertSettings alerts(Configuration configuration) {
        Pivot pivot = configuration.pivot();
        String space = configuration.kibana().space();
        return new AlertSettings(
                configuration.index().prefix(),
                pivot.learningDays(),
                pivot.trialDays(),
                pivot.budget(),
                pivot.suppressions().stream().map(PivotSettings::suppression).toList(),
                pivot.allow().stream().flatMap(PivotSettings::allowed).toList(),
                configuration.kibana().linkUrl(),
                space == null ? "" : space);
    }

    private static Suppression suppression(SuppressedPivot given) {
        Cidr origin = given.origin();
        Cidr steppingStone = given.steppingStone();
        Cidr target = given.target();
        Edge edge = given.edge();
        Integer port = given.port();
        return new Suppression(
                origin == null ? null : network(origin),
                steppingStone == null ? null : network(steppingStone),
                target == null ? null : network(target),
                edge == null ? null : edge(edge),
                port == null ? 0 : port,
                end(given.until()),
                given.reason());
    }

    /** The first moment, in milliseconds since 1970, at which a suppression with this last day counts no more. */
    static long end(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static Stream<Allowed> allowed(ExpectedLogin given) {
        return Stream.concat(
                Stream.ofNullable(given.edge()).map(PivotSettings::edge),
                Stream.ofNullable(given.host()).map(host -> new Allowed.Host(network(host))));
    }

    private static Allowed.Edge edge(Edge edge) {
        return new Allowed.Edge(network(edge.source()), network(edge.destination()));
    }

    /** The services that are looked at with their ports, for people. */
    public static String services(Configuration configuration) {
        return services(configuration.pivot()).all().stream()
                .map(service -> service.name() + " " + new TreeSet<>(service.ports()))
                .collect(Collectors.joining(", "));
    }

    private static Services services(Pivot pivot) {
        Map<String, Service> byName = new LinkedHashMap<>();
        pivot.services().forEach(known -> byName.put(name(known), preset(known)));
        pivot.ownServices().forEach(own -> byName.put(own.name(), service(own)));
        return new Services(byName.values());
    }

    private static String name(LoginService service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private static Service preset(LoginService service) {
        return switch (service) {
            case SSH -> Services.SSH;
            case RDP -> Services.RDP;
            case WINRM -> Services.WINRM;
            case SMB -> Services.SMB;
            case VNC -> Services.VNC;
            case TELNET -> Services.TELNET;
        };
    }

    private static Service service(OwnService own) {
        Service known = known(own.name());
        Set<Integer> ports = Set.copyOf(own.ports());
        Set<String> applications = own.applications().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (known == null) {
            return new Service(own.name(), technique(own.technique(), Technique.REMOTE_SERVICES), ports, applications);
        }
        return new Service(
                known.name(),
                technique(own.technique(), known.technique()),
                ports.isEmpty() ? known.ports() : ports,
                applications.isEmpty() ? known.applications() : applications);
    }

    private static @Nullable Service known(String name) {
        for (LoginService each : LoginService.values()) {
            if (name(each).equals(name)) {
                return preset(each);
            }
        }
        return null;
    }

    /** Techniques of the known services have a name; that of another stands for its own. */
    private static Technique technique(@Nullable String id, Technique otherwise) {
        if (id == null) {
            return otherwise;
        }
        for (LoginService each : LoginService.values()) {
            if (preset(each).technique().id().equals(id)) {
                return preset(each).technique();
            }
        }
        return new Technique(id, id);
    }

    private static List<IpNetwork> networks(List<Cidr> networks) {
        return networks.stream().map(PivotSettings::network).toList();
    }

    private static IpNetwork network(Cidr cidr) {
        return IpNetwork.of(IpAddress.of(cidr.network()), cidr.prefixLength());
    }
}
