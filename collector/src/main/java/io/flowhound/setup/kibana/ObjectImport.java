/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.SavedObject;
import io.flowhound.setup.kibana.KibanaStep.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Imports saved objects over those that are there, in parts when they are too large for one request. */
final class ObjectImport {
    private static final String PATH = "/api/saved_objects/_import?overwrite=true";
    private static final int MOST_NAMED = 5;

    private final KibanaClient client;
    private final List<KibanaStep> steps = new ArrayList<>();

    ObjectImport(KibanaClient client) {
        this.client = client;
    }

    /**
     * Imports them.
     *
     * @return what is to be said of single objects; nothing when all went well
     * @throws KibanaException when none of them could be imported
     */
    List<KibanaStep> run(List<SavedObject> objects) throws IOException, InterruptedException {
        // The tag comes last: it says that everything is there.
        List<SavedObject> ordered = objects.stream()
                .sorted(Comparator.comparing(object -> object.type() == SavedObject.Type.TAG))
                .toList();
        send(ordered);
        return List.copyOf(steps);
    }

    private void send(List<SavedObject> objects) throws IOException, InterruptedException {
        Answer answer = client.upload(PATH, objects);
        if (answer.status() == 413) {
            split(objects, answer);
        } else if (answer.isOk()) {
            read(answer.json(), objects.size());
        } else if (isOfLaterKibana(answer)) {
            throw new KibanaException("Kibana at " + client.settings().url()
                    + " is too old for the saved objects (" + answer.status() + ": " + answer.reason()
                    + "): upgrade it to 8.9 or later");
        } else {
            throw client.refused(answer, "to import saved objects");
        }
    }

    private void split(List<SavedObject> objects, Answer answer) throws IOException, InterruptedException {
        if (objects.size() == 1) {
            throw new KibanaException(
                    "what stands before Kibana at " + client.settings().url()
                            + " takes no request as large as " + name(objects.get(0))
                            + " (413: " + answer.reason()
                            + "): raise its limit, such as client_max_body_size of nginx, or savedObjects.maxImportPayloadBytes of Kibana");
        }
        int middle = objects.size() / 2;
        send(objects.subList(0, middle));
        if (steps.stream().allMatch(KibanaStep::fine)) {
            send(objects.subList(middle, objects.size()));
        }
    }

    private static boolean isOfLaterKibana(Answer answer) {
        return (answer.status() == 422 || answer.status() == 400)
                && answer.reason().contains("more recent version");
    }

    private void read(JsonNode result, int count) {
        for (JsonNode error : result.path("errors")) {
            steps.add(new KibanaStep(Outcome.FAILED, name(error) + ": " + cause(error.path("error"))));
        }
        if (!result.path("success").asBoolean() && steps.stream().allMatch(KibanaStep::fine)) {
            steps.add(new KibanaStep(
                    Outcome.FAILED,
                    "Kibana imported " + result.path("successCount").asInt() + " of " + count
                            + " saved objects and does not say why: its log says more"));
        }
        noteOtherIds(result);
    }

    private void noteOtherIds(JsonNode result) {
        List<String> renamed = new ArrayList<>();
        for (JsonNode imported : result.path("successResults")) {
            String destination = imported.path("destinationId").asText();
            if (!destination.isEmpty()
                    && !destination.equals(imported.path("id").asText())) {
                renamed.add(name(imported) + " as " + destination);
            }
        }
        if (!renamed.isEmpty()) {
            steps.add(
                    new KibanaStep(
                            Outcome.NOTE,
                            "another space has objects of these ids, so that Kibana gave other ones here: "
                                    + some(renamed)
                                    + ". Links of alerts do not lead to them; delete them in one of the two spaces if one is enough"));
        }
    }

    /** The first few, and how many more. */
    static String some(List<String> all) {
        String first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMED ? first + " and " + (all.size() - MOST_NAMED) + " more" : first;
    }

    private static String name(JsonNode object) {
        return object.path("type").asText() + " " + object.path("id").asText();
    }

    private static String name(SavedObject object) {
        return object.type().id() + " " + object.id();
    }

    private static String cause(JsonNode error) {
        return switch (error.path("type").asText()) {
            case "missing_references" ->
                "Kibana lacks what it needs: " + references(error)
                        + ". Nothing was imported; run setup of an unchanged Flowhound again";
            case "conflict", "ambiguous_conflict" ->
                "Kibana has copies of it from another space and does not know which one to replace. Delete them under Stack"
                        + " Management > Saved Objects, and run setup again";
            case "unsupported_type" ->
                "this Kibana does not know objects of this type: a later Kibana does; everything else was imported";
            default ->
                "not imported (" + error.path("statusCode").asText() + " "
                        + (error.has("message") ? error.path("message").asText() : error.toString()) + ")";
        };
    }

    private static String references(JsonNode error) {
        List<String> names = new ArrayList<>();
        error.path("references").forEach(reference -> names.add(name(reference)));
        return some(names);
    }
}
