/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is seen between our networks and what nobody looks at, with what to switch on there. */
public final class CoverageText {
    private static final int MOST_IN_MATRIX = 9;
    private static final int MOST_ROWS = 30;
    private static final String INDENT = "  ";
    private static final String[] UNITS = {"", "k", "M", "G"};

    private final SeenNetworks seen;
    private final Style style;
    private final StringBuilder text = new StringBuilder(2048);

    private CoverageText(SeenNetworks seen, Style style) {
        this.seen = seen;
        this.style = style;
    }

    /** The coverage as text, ending in a line feed. */
    public static String of(SeenNetworks seen, Style style) {
        CoverageText coverage = new CoverageText(seen, style);
        coverage.exporters();
        if (coverage.anyFlow() && !seen.networks().isEmpty()) {
            coverage.networks();
            coverage.blind();
        }
        return coverage.text.toString();
    }

    /** Exporters are known of flows between our hosts only, so that at a boundary there may be flows without any. */
    private boolean anyFlow() {
        return !seen.exporters().isEmpty() || seen.networks().stream().anyMatch(network -> network.flows() > 0);
    }

    private void exporters() {
        String span = Words.span(seen.from(), seen.to());
        if (!anyFlow()) {
            Paragraph.write(
                    text,
                    "",
                    "Not one flow of your networks was stored, " + span
                            + ". Every silence of that time is blindness: look at './flowhound"
                            + " status', at the exporters, and at networks.internal.");
            return;
        }
        if (seen.exporters().isEmpty()) {
            Paragraph.write(text, "", "No flow between two hosts of yours was stored, " + span + ".");
            return;
        }
        long flows = seen.exporters().stream()
                .mapToLong(SeenNetworks.Exporter::flows)
                .sum();
        Paragraph.write(
                text,
                "",
                Words.count(seen.exporters().size(), "exporter") + " told of " + Words.count(flows, "flow")
                        + " between hosts of yours, " + span + ".");
        text.append('\n');
        Columns table = new Columns("EXPORTER", "NAME", ">FLOWS");
        seen.exporters().stream()
                .sorted(Comparator.comparingLong(SeenNetworks.Exporter::flows).reversed())
                .limit(MOST_ROWS)
                .forEach(one -> table.add(
                        Words.clean(one.address()),
                        one.name() == null ? "-" : Words.clean(one.name()),
                        Words.count(one.flows())));
        table.write(text, INDENT);
        more(seen.exporters().size());
        if (seen.networks().isEmpty()) {
            text.append('\n');
            Paragraph.write(text, "", "No network of your own was seen. Name them in networks.internal.");
        }
    }

    private void more(int all) {
        if (all > MOST_ROWS) {
            text.append(INDENT)
                    .append(style.more())
                    .append(Words.count(all - MOST_ROWS))
                    .append(" more\n");
        }
    }

    private void networks() {
        text.append("\nFlows between your networks\n\n");
        if (seen.networks().size() <= MOST_IN_MATRIX) {
            matrix();
            return;
        }
        Columns table = new Columns("NETWORK", "NETWORK", ">FLOWS");
        seen.seen().stream()
                .sorted(Comparator.comparingLong(SeenNetworks.Pair::flows).reversed())
                .limit(MOST_ROWS)
                .forEach(pair -> table.add(
                        Words.clean(pair.a()),
                        pair.inside() ? "(inside)" : Words.clean(pair.b()),
                        Words.count(pair.flows())));
        table.write(text, INDENT);
        more(seen.seen().size());
    }

    private void matrix() {
        Map<Set<String>, Long> flows = new HashMap<>();
        seen.seen().forEach(pair -> flows.merge(Set.copyOf(List.of(pair.a(), pair.b())), pair.flows(), Long::sum));
        List<String> titles = new ArrayList<>(List.of(">#", "NETWORK", ">FLOWS"));
        for (int i = 1; i <= seen.networks().size(); i++) {
            titles.add(">" + i);
        }
        Columns table = new Columns(titles.toArray(String[]::new));
        int number = 0;
        for (SeenNetworks.Network row : seen.networks()) {
            number++;
            List<String> cells = new ArrayList<>(
                    List.of(Integer.toString(number), Words.clean(row.name()), Words.count(row.flows())));
            for (SeenNetworks.Network column : seen.networks()) {
                long count = flows.getOrDefault(Set.copyOf(List.of(row.name(), column.name())), 0L);
                cells.add(count == 0 ? style.paint(Style.Ink.RED, "none") : rounded(count));
            }
            table.add(cells.toArray(String[]::new));
        }
        table.write(text, INDENT);
    }

    /** Three digits at most, such as {@code 1.2M}. */
    private static String rounded(long count) {
        double value = count;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0
                ? Long.toString(count)
                : String.format(Locale.ROOT, value < 9.95 ? "%.1f%s" : "%.0f%s", value, UNITS[unit]);
    }

    private void blind() {
        if (seen.blind().isEmpty()) {
            text.append("\nThere are flows inside of and between all of your networks.\n");
            return;
        }
        text.append('\n')
                .append(style.paint(Style.Ink.BOLD, "What nobody looks at"))
                .append("\n\n");
        Paragraph.write(
                text,
                "",
                "No flow of any kind was seen there. Either these hosts never talk to each other, or no exporter stands on their"
                        + " way. As long as you do not know which, no news of a login there is no news.");
        text.append('\n');
        Set<String> dark = seen.networks().stream()
                .filter(network -> network.flows() == 0)
                .map(SeenNetworks.Network::name)
                .collect(Collectors.toCollection(HashSet::new));
        boundary(dark);
        advise(
                seen.networks().stream()
                        .map(SeenNetworks.Network::name)
                        .filter(dark::contains)
                        .toList(),
                "nothing at all",
                "The network is empty, or its gateway does not export: switch flows on there, inbound on every interface.");
        List<SeenNetworks.Pair> pairs = seen.blind().stream()
                .filter(pair -> !dark.contains(pair.a()) && !dark.contains(pair.b()))
                .toList();
        advise(
                pairs.stream()
                        .filter(SeenNetworks.Pair::inside)
                        .map(SeenNetworks.Pair::a)
                        .toList(),
                "nothing inside",
                "Hosts of one network reach each other without a router. Its switch (or the virtual switch of the hypervisor)"
                        + " must export, or mirror its ports to a probe.");
        advise(
                pairs.stream()
                        .filter(pair -> !pair.inside())
                        .map(pair -> pair.a() + " with " + pair.b())
                        .toList(),
                "nothing between",
                "The router, layer 3 switch or firewall that joins the two must export, inbound on both of its interfaces.");
    }

    private void boundary(Set<String> dark) {
        if (seen.seen().isEmpty() && dark.size() < seen.networks().size()) {
            Paragraph.write(
                    text,
                    INDENT + style.bullet(),
                    "Your exporters stand at the boundary only: they tell what goes to the Internet, and nothing of what happens"
                            + " between your own hosts. A pivot inside cannot be found like this.");
        }
    }

    private void advise(List<String> places, String what, String advice) {
        if (!places.isEmpty()) {
            Paragraph.write(text, INDENT + style.bullet(), what + ": " + Words.list(places, MOST_ROWS) + ". " + advice);
        }
    }
}
