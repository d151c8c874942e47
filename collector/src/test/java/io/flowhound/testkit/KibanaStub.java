/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.testkit.HttpStub.Reply;
import io.flowhound.testkit.HttpStub.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Kibana: keeps spaces, saved objects and alert rules, and refuses what Kibana refuses. Written from the sources and
 * the documentation of Kibana 8.19 and 9.x; the messages are theirs in form, not in every word.
 */
public final class KibanaStub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IN_SPACE = Pattern.compile("/s/([a-z0-9_-]+)(/.*)");
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; ?boundary=\"?([^\";]+)\"?");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[14][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Set<String> RULE_UPDATE = Set.of(
            "name",
            "tags",
            "schedule",
            "params",
            "actions",
            "notify_when",
            "throttle",
            "alert_delay",
            "flapping",
            "artifacts");
    private static final Set<String> ACTION =
            Set.of("group", "id", "params", "frequency", "uuid", "alerts_filter", "use_alert_data_for_template");

    private final HttpStub http;
    private final Set<String> spaces = new TreeSet<>(Set.of("default"));
    private final Map<String, ObjectNode> objects = new ConcurrentSkipListMap<>();
    private final Map<String, ObjectNode> rules = new ConcurrentSkipListMap<>();
    private final Map<String, Reply> refusals = new ConcurrentSkipListMap<>();
    private final Map<String, ObjectNode> importErrors = new TreeMap<>();
    private volatile String version = "9.1.4";
    private volatile String basePath = "";
    private volatile @Nullable String authorization;
    private volatile int starting;
    private volatile int largest = Integer.MAX_VALUE;

    private KibanaStub(@Nullable SSLContext tls) throws IOException {
        this.http = tls == null ? HttpStub.http(0, this::reply) : HttpStub.https(tls, this::reply);
    }

    /** An empty Kibana without security. */
    public static KibanaStub start() throws IOException {
        return new KibanaStub(null);
    }

    /** An empty Kibana that speaks TLS. */
    public static KibanaStub startTls(SSLContext tls) throws IOException {
        return new KibanaStub(tls);
    }

    /** Demands this value of the Authorization header. */
    public KibanaStub demanding(String header) {
        authorization = header;
        return this;
    }

    public KibanaStub version(String number) {
        version = number;
        return this;
    }

    /** Serves everything below a path only, such as {@code /kibana}. */
    public KibanaStub below(String path) {
        basePath = path;
        return this;
    }

    /** Answers the next so many questions with 503. */
    public KibanaStub starting(int answers) {
        starting = answers;
        return this;
    }

    /** Answers 413, as a proxy does, to larger bodies. */
    public KibanaStub largest(int octets) {
        largest = octets;
        return this;
    }

    /** Answers requests whose method and path begin like this with a refusal. */
    public KibanaStub refusing(String methodAndPath, int status, String message) {
        refusals.put(methodAndPath, new Reply(status, error(status, message).toString()));
        return this;
    }

    /** Refuses no request any more. */
    public void refuseNothing() {
        refusals.clear();
    }

    /** Refuses to import one object; {@code error} is as Kibana writes it. */
    public KibanaStub importError(String type, String id, String error) {
        try {
            importErrors.put(type + " " + id, (ObjectNode) JSON.readTree(error));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create(http.url() + basePath);
    }

    /** What came in: method and path. */
    public List<String> requests() {
        return http.requests().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** How many requests came in that can change something. */
    public long writes() {
        return http.requests().stream()
                .filter(request ->
                        !request.method().equals("GET") && !request.path().endsWith("/_export"))
                .count();
    }

    public Set<String> spaces() {
        return spaces;
    }

    /** The saved objects, by space, type and id with blanks between them. */
    public Map<String, ObjectNode> objects() {
        return objects;
    }

    /** The alert rules, by space and id with a blank between them. */
    public Map<String, ObjectNode> rules() {
        return rules;
    }

    private synchronized Reply reply(Request request) {
        if (starting > 0) {
            starting--;
            return new Reply(503, "Kibana server is not ready yet");
        }
        if (!request.path().startsWith(basePath + "/")) {
            return refuse(404, "Not Found");
        }
        String demanded = authorization;
        if (demanded != null && !demanded.equals(request.header("Authorization"))) {
            return refuse(401, "[security_exception]: unable to authenticate");
        }
        if (!request.method().equals("GET") && request.header("Kbn-xsrf").isEmpty()) {
            return refuse(400, "Request must contain a kbn-xsrf header.");
        }
        if (request.body().length > largest) {
            return new Reply(413, "<html><h1>413 Request Entity Too Large</h1></html>");
        }
        String path = request.path().substring(basePath.length());
        for (Map.Entry<String, Reply> refusal : refusals.entrySet()) {
            if ((request.method() + " " + path).startsWith(refusal.getKey())) {
                return refusal.getValue();
            }
        }
        Matcher inSpace = IN_SPACE.matcher(path);
        String space = inSpace.matches() ? inSpace.group(1) : "default";
        try {
            return spaces.contains(space)
                    ? reply(request, space, inSpace.matches() ? inSpace.group(2) : path)
                    : refuse(404, "Not Found");
        } catch (IOException e) {
            return refuse(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply reply(Request request, String space, String path) throws IOException {
        String call = request.method() + " " + path;
        if (call.equals("GET /api/status")) {
            return status();
        }
        if (call.startsWith("GET /api/spaces/space/")) {
            String id = path.substring("/api/spaces/space/".length());
            return spaces.contains(id) ? ok(JSON.createObjectNode().put("id", id)) : refuse(404, "Not Found");
        }
        if (call.equals("POST /api/spaces/space")) {
            return createSpace(json(request));
        }
        if (call.equals("POST /api/saved_objects/_export")) {
            return export(space, json(request));
        }
        if (call.equals("POST /api/saved_objects/_import")) {
            return request.query().equals("overwrite=true")
                    ? importFile(space, request)
                    : refuse(409, "this stand-in imports with overwrite=true only");
        }
        return path.startsWith("/api/alerting/rule/")
                ? rule(request, space, path.substring("/api/alerting/rule/".length()))
                : refuse(404, "Not Found");
    }

    private Reply status() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("version").put("number", version);
        body.putObject("status").putObject("overall").put("level", "available");
        return ok(body);
    }

    private Reply createSpace(JsonNode body) {
        String id = body.path("id").asText();
        if (id.isEmpty() || body.path("name").asText().isEmpty()) {
            return refuse(400, "[request body.name]: expected value of type [string] but got [undefined]");
        }
        return spaces.add(id) ? ok(body) : refuse(409, "Space " + id + " already exists.");
    }

    private Reply export(String space, JsonNode body) {
        List<String> lines = new ArrayList<>();
        ArrayNode missing = JSON.createArrayNode();
        for (JsonNode wanted : body.path("objects")) {
            String key = space + " " + wanted.path("type").asText() + " "
                    + wanted.path("id").asText();
            ObjectNode object = objects.get(key);
            if (object == null) {
                ObjectNode absent = missing.addObject();
                absent.setAll((ObjectNode) wanted);
                absent.putObject("error").put("statusCode", 404).put("error", "Not Found");
            } else {
                lines.add(object.toString());
            }
        }
        JsonNode reference = body.path("hasReference").path(0);
        if (!reference.isMissingNode()) {
            objects.forEach((key, object) -> {
                boolean typed = false;
                for (JsonNode type : body.path("type")) {
                    typed |= type.asText().equals(object.path("type").asText());
                }
                boolean refers = object.path("references")
                        .toString()
                        .contains(reference.path("id").toString());
                if (key.startsWith(space + " ") && typed && refers) {
                    lines.add(object.toString());
                }
            });
        }
        if (!missing.isEmpty()) {
            ObjectNode error = error(400, "Error fetching objects to export");
            error.putObject("attributes").set("objects", missing);
            return new Reply(400, error.toString());
        }
        return new Reply(200, String.join("\n", lines));
    }

    private Reply importFile(String space, Request request) throws IOException {
        List<ObjectNode> given = file(request);
        ArrayNode errors = JSON.createArrayNode();
        ArrayNode successes = JSON.createArrayNode();
        boolean resolvable = false;
        for (ObjectNode object : given) {
            ObjectNode error = importErrors.get(
                    object.path("type").asText() + " " + object.path("id").asText());
            if (error != null) {
                ObjectNode entry = errors.addObject();
                entry.put("id", object.path("id").asText())
                        .put("type", object.path("type").asText())
                        .set("error", error);
                resolvable |= !error.path("type").asText().equals("unsupported_type");
            }
        }
        for (ObjectNode object : given) {
            String name = object.path("type").asText() + " " + object.path("id").asText();
            if (!resolvable && !importErrors.containsKey(name)) {
                successes.add(keep(space, object));
            }
        }
        ObjectNode result = JSON.createObjectNode();
        result.put("success", errors.isEmpty()).put("successCount", successes.size());
        if (!errors.isEmpty()) {
            result.set("errors", errors);
        }
        result.set("successResults", successes);
        return ok(result);
    }

    /** Another id where another space has an object of that one. */
    private ObjectNode keep(String space, ObjectNode object) {
        String type = object.path("type").asText();
        String id = object.path("id").asText();
        boolean elsewhere = objects.keySet().stream()
                .anyMatch(key -> key.endsWith(" " + type + " " + id) && !key.startsWith(space + " "));
        String destination = elsewhere ? "copy-of-" + id : id;
        objects.put(space + " " + type + " " + destination, object.deepCopy().put("id", destination));
        ObjectNode success = JSON.createObjectNode().put("id", id).put("type", type);
        return elsewhere ? success.put("destinationId", destination) : success;
    }

    private static List<ObjectNode> file(Request request) throws IOException {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-type"));
        if (!boundary.matches()) {
            throw new IOException("Unsupported Media Type " + request.header("Content-type"));
        }
        String body = new String(request.body(), StandardCharsets.UTF_8);
        String[] parts = body.split("\r\n\r\n", 2);
        String head = parts[0];
        if (!head.startsWith("--" + boundary.group(1) + "\r\n")
                || !head.contains("form-data; name=\"file\"; filename=\"")) {
            throw new IOException("[request body.file]: expected value of type [Stream]");
        }
        if (!head.contains(".ndjson\"")) {
            throw new IOException("Invalid file extension");
        }
        int end = parts[1].indexOf("\r\n--" + boundary.group(1) + "--");
        if (end < 0) {
            throw new IOException("Unexpected end of multipart data");
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (String line : parts[1].substring(0, end).split("\n")) {
            objects.add((ObjectNode) JSON.readTree(line));
        }
        return objects;
    }

    private Reply rule(Request request, String space, String id) throws IOException {
        String key = space + " " + id;
        ObjectNode found = rules.get(key);
        return switch (request.method()) {
            case "GET" -> found == null ? missingRule(id) : ok(found);
            case "POST" -> createRule(key, id, (ObjectNode) json(request));
            case "PUT" -> found == null ? missingRule(id) : updateRule(found, (ObjectNode) json(request));
            default -> refuse(404, "Not Found");
        };
    }

    private static Reply missingRule(String id) {
        return refuse(404, "Saved object [alert/" + id + "] not found");
    }

    private Reply createRule(String key, String id, ObjectNode rule) {
        if (rules.containsKey(key)) {
            return refuse(409, "Saved object [alert/" + id + "] conflict");
        }
        if (!UUID.matcher(id).matches()) {
            return refuse(
                    400,
                    "Predefined IDs are not allowed for saved objects with encrypted attributes unless the ID is a UUID.");
        }
        String wrong = wrong(rule);
        if (wrong == null && !rule.path("consumer").asText().equals("stackAlerts")) {
            wrong = "[request body.consumer]: expected value of type [string]";
        }
        if (wrong != null) {
            return refuse(400, wrong);
        }
        rule.put("id", id);
        rules.put(key, rule);
        return ok(rule);
    }

    private static Reply updateRule(ObjectNode found, ObjectNode update) {
        String wrong = wrong(update);
        for (Map.Entry<String, JsonNode> entry : update.properties()) {
            if (!RULE_UPDATE.contains(entry.getKey())) {
                wrong = "[request body." + entry.getKey() + "]: definition for this key is missing";
            }
        }
        for (JsonNode action : update.path("actions")) {
            for (Map.Entry<String, JsonNode> entry : action.properties()) {
                if (!ACTION.contains(entry.getKey())) {
                    wrong = "[request body.actions.0." + entry.getKey() + "]: definition for this key is missing";
                }
            }
        }
        if (wrong != null) {
            return refuse(400, wrong);
        }
        found.setAll(update);
        return ok(found);
    }

    private static @Nullable String wrong(ObjectNode rule) {
        JsonNode params = rule.path("params");
        if (rule.path("name").asText().isEmpty()
                || !rule.path("schedule").path("interval").asText().matches("\\d+[smhd]")) {
            return "[request body]: name or schedule is missing";
        }
        try {
            if (!JSON.readTree(params.path("esQuery").asText()).has("query")) {
                return "params invalid: [esQuery]: must contain \"query\"";
            }
        } catch (IOException e) {
            return "params invalid: [esQuery]: must be valid JSON";
        }
        boolean complete = params.path("index").path(0).isTextual()
                && params.path("timeField").isTextual()
                && params.path("size").isInt()
                && params.path("timeWindowSize").isInt()
                && params.path("timeWindowUnit").asText().matches("[smhd]")
                && params.path("threshold").path(0).isInt()
                && params.path("thresholdComparator").asText().matches("[<>]=?")
                && (params.path("groupBy").asText().equals("all")
                        || (params.path("termField").isTextual()
                                && params.path("termSize").isInt()));
        return complete ? null : "params invalid: " + params;
    }

    private static JsonNode json(Request request) throws IOException {
        if (!request.header("Content-type").startsWith("application/json")) {
            throw new IOException("Unsupported Media Type " + request.header("Content-type"));
        }
        return JSON.readTree(request.body());
    }

    private static Reply ok(JsonNode body) {
        return new Reply(200, body.toString());
    }

    private static Reply refuse(int status, String message) {
        return new Reply(status, error(status, message).toString());
    }

    private static ObjectNode error(int status, String message) {
        return JSON.createObjectNode()
                .put("statusCode", status)
                .put("error", "Error")
                .put("message", message);
    }

    @Override
    public void close() {
        http.close();
    }
}
