/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Problem;
import io.flowhound.simulate.Octets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what does not fit together in the file of a network. */
final class NetworkRules {
    private final NetworkFile file;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> sites;
    private final Set<String> exporters;

    private NetworkRules(NetworkFile file) {
        this.file = file;
        this.sites = names("sites", file.sitesOrDefault(), SiteSetting::name);
        this.exporters = names("exporters", file.exportersOrDefault(), ExporterSetting::name);
    }

    static List<Problem> problems(NetworkFile file) {
        NetworkRules rules = new NetworkRules(file);
        rules.check();
        return rules.problems;
    }

    private void check() {
        try {
            Instant.parse(file.start());
        } catch (DateTimeException e) {
            add("start", file.start(), "is no time; write it as 2026-11-22T04:00:00Z");
        }
        names("services", file.servicesOrDefault(), ServiceSetting::name);
        for (int i = 0; i < file.services().size(); i++) {
            known("services." + (i + 1) + ".sites", file.services().get(i).sites(), sites, "site");
        }
        sites();
        exporters();
        paths();
        mix();
        if (problems.isEmpty() && isSilent()) {
            add("paths", null, "let no exporter see any conversation: name two sites with exporters between them");
        }
    }

    private <T> Set<String> names(String list, List<T> entries, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String each = name.apply(entries.get(i));
            if (!names.add(each)) {
                add(list + "." + (i + 1) + ".name", each, "is given twice");
            }
        }
        return names;
    }

    private void known(String path, List<String> given, Set<String> names, String what) {
        for (String each : given) {
            if (!names.contains(each)) {
                add(
                        path,
                        each,
                        "is no " + what + "; there are "
                                + String.join(", ", names.stream().sorted().toList()));
            }
        }
    }

    private void sites() {
        for (int i = 0; i < file.sites().size(); i++) {
            String path = "sites." + (i + 1);
            SiteSetting site = file.sites().get(i);
            if (site.networks().isEmpty()) {
                add(path + ".networks", null, "is empty: its hosts need addresses");
            }
            if (site.name().equals(PathSetting.ANY)) {
                add(path + ".name", site.name(), "stands for any site in paths");
            }
        }
    }

    private void exporters() {
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < file.exporters().size(); i++) {
            ExporterSetting exporter = file.exporters().get(i);
            String path = "exporters." + (i + 1);
            if (exporter.address() != null && isIpv4(path + ".address", exporter.address())) {
                if (!addresses.add(exporter.address())) {
                    add(path + ".address", exporter.address(), "is that of another exporter, too");
                }
            }
            protocol(path, exporter);
            nat(path + ".nat", exporter.nat());
        }
        if (file.exporters().size() > 200) {
            add("exporters", null, "are more than 200");
        }
    }

    private void protocol(String path, ExporterSetting exporter) {
        boolean v5 = exporter.protocol() == ExporterSetting.Protocol.V5;
        boolean ipfix = exporter.protocol() == ExporterSetting.Protocol.IPFIX;
        if (exporter.biflow() && !ipfix) {
            add(path + ".biflow", "true", "is possible with protocol ipfix only (RFC 5103)");
        }
        if (v5 && exporter.direction()) {
            add(path + ".direction", "true", "is impossible with NetFlow v5, whose records say no direction");
        }
        ExporterSetting.Timestamps times = exporter.times();
        boolean uptime = times == ExporterSetting.Timestamps.UPTIME;
        if ((v5 && !uptime) || (ipfix && uptime)) {
            String told = ipfix ? "milliseconds and seconds" : "uptime";
            add(path + ".timestamps", times.name().toLowerCase(Locale.ROOT), "is not what it can tell: " + told);
        }
    }

    private void nat(String path, NatSetting nat) {
        nat.addresses().forEach(address -> isIpv4(path + ".addresses", address));
        known(path + ".inside", nat.inside(), sites, "site");
    }

    private boolean isIpv4(String path, String address) {
        try {
            if (Octets.address(address).length == 4) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            // The message below says it.
        }
        add(path, address, "is no IPv4 address, such as 192.0.2.11");
        return false;
    }

    private void paths() {
        for (int i = 0; i < file.paths().size(); i++) {
            PathSetting path = file.paths().get(i);
            String at = "paths." + (i + 1);
            end(at + ".from", path.from());
            end(at + ".to", path.to());
            if (path.forth().isEmpty()) {
                add(at + ".forth", null, "is missing: name exporters, or none");
            }
            known(at + ".forth", path.forthNames(), exporters, "exporter");
            known(at + ".back", path.backNames(), exporters, "exporter");
            once(at + ".forth", path.forthNames());
            once(at + ".back", path.backNames());
        }
    }

    private void end(String path, String name) {
        if (!name.equals(PathSetting.ANY)) {
            known(path, List.of(name), sites, "site");
        }
    }

    private void once(String path, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            add(path, String.join(", ", names), "names an exporter twice: packets would go in circles");
        }
    }

    private void mix() {
        double sum = 0;
        for (Kind kind : Kind.values()) {
            sum += file.mix().shareOf(kind);
        }
        if (sum == 0) {
            add("mix", null, "has only kinds with a share of 0");
        }
    }

    private boolean isSilent() {
        List<Site> places = new ArrayList<>();
        for (SiteSetting site : file.sitesOrDefault()) {
            places.add(Site.of(places.size(), site));
        }
        List<Router> routers = Router.all(file, Instant.EPOCH, new Outbox());
        Meetings meetings = new Meetings(new Topology(places, routers, file.paths()), file.servicesOrDefault());
        return !meetings.isPossible(meetings.instead());
    }

    private void add(String path, @Nullable String value, String message) {
        problems.add(new Problem(path, value, message, null));
    }
}
