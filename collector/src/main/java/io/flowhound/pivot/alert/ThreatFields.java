/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.Technique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says in the words of ATT&CK what was done: {@code threat.*}. */
final class ThreatFields {
    private static final Technique PROXY = new Technique("T1090", "Proxy");
    private static final Technique INTERNAL_PROXY = new Technique("T1090.001", "Internal Proxy");

    /** From this correlation on the octets of two logins are those of one conversation that is passed on. */
    private static final double SAME_TALK = 0.5;

    private ThreatFields() {}

    static ObjectNode of(Finding finding) {
        List<Technique> techniques = new ArrayList<>(List.of(Technique.REMOTE_SERVICES));
        List<Technique> subs = new ArrayList<>(finding.legs().stream()
                .map(leg -> leg.service().technique())
                .filter(Technique::isSub)
                .distinct()
                .sorted(Comparator.comparing(Technique::id))
                .toList());
        if (finding.legs().stream().anyMatch(ThreatFields::relays)) {
            techniques.add(PROXY);
            subs.add(INTERNAL_PROXY);
        }
        ObjectNode threat = JsonTree.JSON.createObjectNode();
        threat.put("framework", "MITRE ATT&CK");
        ObjectNode tactic = threat.putObject("tactic");
        tactic.putArray("id").add("TA0008");
        tactic.putArray("name").add("Lateral Movement");
        tactic.putArray("reference").add("https://attack.mitre.org/tactics/TA0008/");
        ObjectNode technique = threat.putObject("technique");
        put(technique, techniques);
        if (!subs.isEmpty()) {
            put(technique.putObject("subtechnique"), subs);
        }
        return threat;
    }

    private static boolean relays(Leg leg) {
        Link link = leg.link();
        return link != null && link.relayed() > 0 && link.byteCorrelation() >= SAME_TALK;
    }

    private static void put(ObjectNode to, List<Technique> techniques) {
        to.set("id", JsonTree.array(techniques.stream().map(Technique::id).toList()));
        to.set("name", JsonTree.array(techniques.stream().map(Technique::name).toList()));
        to.set(
                "reference",
                JsonTree.array(techniques.stream().map(Technique::reference).toList()));
    }
}
