/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the link from an alert to its flows: Kibana's Discover on the data view of the flows, with a time range and a KQL query
 * in the address. The form is that of Kibana 8.15 and later ({@code dataSource} in {@code _a}, elastic/kibana pull request 182321).
 */
final class KibanaLink {
    /** Mail programs and browsers cut longer ones. */
    private static final int LONGEST = 2_000;

    private static final long MARGIN = Duration.ofMinutes(5).toMillis();

    private final String base;
    private final String dataView;

    KibanaLink(URI kibana, String space, String prefix) {
        String url = kibana.toString().replaceAll("/+$", "");
        boolean named = !space.isEmpty() && !space.equals("default");
        this.base = named ? url + "/s/" + encoded(space) : url;
        this.dataView = prefix + "-flows";
    }

    /** The link to the flows of a finding: by their ports if that is short enough, else by their hosts, else those of the first legs. */
    String to(Finding finding) {
        String all = link(finding, tuples(finding.legs()));
        if (all.length() <= LONGEST) {
            return all;
        }
        String link = link(finding, hosts(finding.legs()));
        for (int legs = finding.legs().size() - 1; legs > 0 && link.length() > LONGEST; legs--) {
            link = link(finding, tuples(finding.legs().subList(0, legs)));
        }
        return link;
    }

    private String link(Finding finding, String query) {
        String from = JsonTree.iso(finding.start() - MARGIN);
        String to = JsonTree.iso(finding.end() + MARGIN);
        return base + "/app/discover#/?_g=(time:(from:'" + from + "',to:'" + to + "'))"
                + "&_a=(dataSource:(dataViewId:'" + encoded(dataView) + "',type:dataView),"
                + "query:(language:kuery,query:'" + encoded(query) + "'))";
    }

    /** Both ways round: a flow that was not merged may have the server as its source. */
    private static String tuples(List<Leg> legs) {
        List<String> each = new ArrayList<>();
        for (Leg leg : legs) {
            String addresses = "(\"" + leg.source() + "\" or \"" + leg.destination() + "\")";
            String ports = "(" + leg.sourcePort() + " or " + leg.destinationPort() + ")";
            each.add("(source.ip:" + addresses + " and destination.ip:" + addresses + " and source.port:" + ports
                    + " and destination.port:" + ports + ")");
        }
        return String.join(" or ", each);
    }

    private static String hosts(List<Leg> legs) {
        Set<String> hosts = new LinkedHashSet<>();
        Set<Integer> ports = new TreeSet<>();
        for (Leg leg : legs) {
            hosts.add("\"" + leg.source() + "\"");
            hosts.add("\"" + leg.destination() + "\"");
            ports.add(leg.destinationPort());
        }
        String any = "(" + String.join(" or ", hosts) + ")";
        String port = ports.stream().map(String::valueOf).collect(Collectors.joining(" or ", "(", ")"));
        return "source.ip:" + any + " and destination.ip:" + any + " and (source.port:" + port + " or destination.port:"
                + port + ")";
    }

    /** Text inside quotes of Rison inside the fragment of a URL; these signs may stand there as they are. */
    private static String encoded(String text) {
        String rison = text.replace("!", "!!").replace("'", "!'");
        return URLEncoder.encode(rison, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2C", ",")
                .replace("%21", "!");
    }
}
