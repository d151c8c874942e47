/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands for Elasticsearch: answers from a script, then by a rule, and remembers what it was sent and what it stored. */
final class FakeTransport implements BulkTransport {
    interface Answer {
        Response to(Request request) throws IOException, InterruptedException;
    }

    /** One document of a request. */
    record Item(String index, String id, String document) {}

    /** A request, taken apart. */
    record Request(List<Item> items, int octets) {
        List<String> documents() {
            return items.stream().map(Item::document).toList();
        }

        List<String> ids() {
            return items.stream().map(Item::id).toList();
        }
    }

    private static final Pattern ACTION = Pattern.compile(
            "\\{\"create\":\\{\"_index\":\"([a-z.-]+-\\d{4}\\.\\d\\d\\.\\d\\d)\",\"_id\":\"([A-Za-z0-9_-]{20})\"}}");

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<String> stored = new CopyOnWriteArrayList<>();
    final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    volatile Answer rule = this::store;

    @Override
    public Response send(byte[] body, int length) throws IOException, InterruptedException {
        Request request = parse(new String(body, 0, length, StandardCharsets.UTF_8));
        requests.add(request);
        Answer next = script.poll();
        return (next == null ? rule : next).to(request);
    }

    private static Request parse(String body) {
        if (!body.endsWith("\n")) {
            throw new IllegalArgumentException("no final newline");
        }
        String[] lines = body.split("\n", -1);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i + 1 < lines.length; i += 2) {
            Matcher action = ACTION.matcher(lines[i]);
            if (!action.matches()) {
                throw new IllegalArgumentException("not an action line: " + lines[i]);
            }
            items.add(new Item(action.group(1), action.group(2), lines[i + 1]));
        }
        return new Request(items, body.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Stores everything; what is there already is a conflict, as in Elasticsearch. */
    Response store(Request request) {
        return judge(item -> "201").to(request);
    }

    /** The verdict on one item: a status, or a status and the type of an error. */
    interface Rule {
        String verdict(Item item);
    }

    interface Sure extends Answer {
        @Override
        Response to(Request request);
    }

    /** Answers item by item and stores those with 201. */
    Sure judge(Rule verdicts) {
        return request -> {
            StringBuilder items = new StringBuilder();
            boolean errors = false;
            Set<String> known = new HashSet<>(stored);
            for (Item item : request.items()) {
                String verdict = verdicts.verdict(item);
                if (verdict.equals("201") && known.add(item.document())) {
                    stored.add(item.document());
                } else if (verdict.equals("201")) {
                    verdict = "409 version_conflict_engine_exception";
                }
                String[] parts = verdict.split(" ", 2);
                errors |= parts.length > 1;
                items.append(items.isEmpty() ? "" : ",")
                        .append("{\"create\":{\"status\":")
                        .append(parts[0])
                        .append(
                                parts.length > 1
                                        ? ",\"error\":{\"type\":\"" + parts[1] + "\",\"reason\":\"because\"}"
                                        : "")
                        .append("}}");
            }
            return new Response(200, utf8("{\"errors\":" + errors + ",\"took\":7,\"items\":[" + items + "]}"));
        };
    }

    static Answer status(int status, String errorType) {
        return request -> new Response(
                status,
                utf8("{\"error\":{\"root_cause\":[{\"type\":\"x\",\"reason\":\"y\"}],\"type\":\"" + errorType
                        + "\",\"reason\":\"because\"},\"status\":" + status + "}"));
    }

    static Answer answer(int status, String body) {
        return request -> new Response(status, utf8(body));
    }

    static Answer failure(IOException failure) {
        return request -> {
            throw failure;
        };
    }

    /** As often as given. */
    FakeTransport then(int times, Answer answer) {
        for (int i = 0; i < times; i++) {
            script.add(answer);
        }
        return this;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
