/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.LoginRecord;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A trace for programs: a JSON object a login and way, the nearest first, named as in {@code pivot.path}. */
public final class TraceJson {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private TraceJson() {}

    /** Gives each object as one line without a line feed; nothing is left out. */
    public static void write(Trace trace, TraceText.Way way, Consumer<String> lines) {
        if (way != TraceText.Way.FORWARD) {
            trace.back().forEach(step -> lines.accept(line(trace.host(), "back", step)));
        }
        if (way != TraceText.Way.BACK) {
            trace.forward().forEach(step -> lines.accept(line(trace.host(), "forward", step)));
        }
    }

    private static String line(String host, String way, Trace.Step step) {
        ObjectNode line =
                JSON.createObjectNode().put("host", host).put("way", way).put("distance", step.distance());
        leg(step.leg(), line);
        Judgement tie = step.tie();
        if (tie != null) {
            pair(tie, line.putObject("tie").put("nearer", step.nearer()));
        }
        Judgement own = step.own();
        if (own != null) {
            pair(own, line.putObject("judgement"));
        }
        others(step.others(), line);
        return line.toString();
    }

    private static void leg(Leg leg, ObjectNode to) {
        to.put("leg", leg.index());
        to.putObject("source").put("ip", leg.source()).put("port", leg.sourcePort());
        to.putObject("destination").put("ip", leg.destination()).put("port", leg.destinationPort());
        to.put("protocol", leg.service().name());
        to.put("start", Words.iso(leg.start())).put("end", Words.iso(leg.end()));
        ObjectNode bytes = to.putObject("bytes");
        if (leg.bytesToServer() != LoginRecord.UNSEEN) {
            bytes.put("to_server", leg.bytesToServer());
        }
        if (leg.bytesToClient() != LoginRecord.UNSEEN) {
            bytes.put("to_client", leg.bytesToClient());
        }
        to.put("records", leg.records());
        ArrayNode ids = to.putObject("flow").putArray("id");
        leg.flowIds().forEach(ids::add);
        to.putObject("edge").put("days_seen", leg.daysSeen()).put("novelty", leg.novelty());
    }

    /** The link of a judgement's leg is that with its chosen parent, so it belongs to no other pair. */
    private static void pair(Judgement judgement, ObjectNode to) {
        to.put("leg", judgement.leg().index());
        parent(judgement.parent(), to);
        to.put("score", judgement.score()).put("chosen", judgement.chosen());
        String finding = judgement.finding();
        if (finding != null) {
            to.put("alert", finding);
        }
        to.put("verdict", judgement.verdict());
        Link link = judgement.leg().link();
        if (judgement.chosen() && link != null) {
            to.putObject("link")
                    .put("gap_ms", link.gapMillis())
                    .put("overlap", link.overlap())
                    .put("nested", link.nested())
                    .put("relayed", link.relayed())
                    .put("byte_correlation", link.byteCorrelation());
        }
    }

    private static void parent(@Nullable Leg parent, ObjectNode to) {
        if (parent == null) {
            to.putNull("parent");
        } else {
            to.put("parent", parent.index());
        }
    }

    private static void others(List<Judgement> others, ObjectNode to) {
        ArrayNode list = to.putArray("others");
        for (Judgement other : others) {
            pair(other, list.addObject());
        }
    }
}
