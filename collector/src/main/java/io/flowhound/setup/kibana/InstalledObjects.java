/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.SavedObject;
import io.flowhound.kibana.Stamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks which of our objects a space has. By the export, since that is the way to read any object that is not about to go from
 * Kibana's public API; it answers with nothing but an error as soon as one object is missing.
 */
final class InstalledObjects {
    private static final String PATH = "/api/saved_objects/_export";
    private static final String WANTED = "to read its saved objects";

    private final KibanaClient client;

    InstalledObjects(KibanaClient client) {
        this.client = client;
    }

    /**
     * What is there.
     *
     * @param stamp what the tag says of the objects that are there; null without a tag, or with one that somebody changed
     * @param missing how many of our objects are not there
     */
    record Found(@Nullable Stamp stamp, int missing) {}

    Found look(List<SavedObject> ours) throws IOException, InterruptedException {
        Answer all = export(ours);
        if (all.isOk()) {
            return new Found(stamp(all), 0);
        }
        int missing = missing(all);
        if (missing == 0) {
            throw client.refused(all, WANTED);
        }
        Answer tag = export(ours.stream()
                .filter(object -> object.type() == SavedObject.Type.TAG)
                .toList());
        return new Found(tag.isOk() ? stamp(tag) : null, missing);
    }

    private Answer export(List<SavedObject> objects) throws IOException, InterruptedException {
        ObjectNode body = body();
        ArrayNode ids = body.putArray("objects");
        for (SavedObject object : objects) {
            ids.addObject().put("type", object.type().id()).put("id", object.id());
        }
        return client.postInSpace(PATH, body);
    }

    private static ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("excludeExportDetails", true);
        return body;
    }

    /** How many objects the error lists as not found. */
    private static int missing(Answer answer) {
        int missing = 0;
        for (JsonNode object : answer.json().path("attributes").path("objects")) {
            if (object.path("error").path("statusCode").asInt() == 404) {
                missing++;
            }
        }
        return answer.status() == 400 ? missing : 0;
    }

    private static @Nullable Stamp stamp(Answer answer) {
        for (JsonNode object : lines(answer)) {
            if (object.path("type").asText().equals(SavedObject.Type.TAG.id())) {
                return Stamp.read(object.path("attributes").path("description").asText());
            }
        }
        return null;
    }

    private static List<JsonNode> lines(Answer answer) {
        return answer.body()
                .lines()
                .map(line -> new Answer(answer.status(), "", line).json())
                .toList();
    }

    /**
     * Objects that carry our tag and an id as we give them, but are none of ours: those of an earlier version. What people saved as
     * a copy has an id of Kibana's own.
     *
     * @return type and id of each
     */
    List<String> abandoned(List<SavedObject> ours, String prefix) throws IOException, InterruptedException {
        List<String> abandoned = new ArrayList<>();
        Set<String> known = ours.stream()
                .map(object -> object.type().id() + " " + object.id())
                .collect(Collectors.toSet());
        for (SavedObject tag : ours) {
            if (tag.type() == SavedObject.Type.TAG) {
                tagged(tag).stream()
                        .filter(object -> object.path("id").asText().startsWith(prefix + "-"))
                        .map(object -> object.path("type").asText() + " "
                                + object.path("id").asText())
                        .filter(name -> !known.contains(name))
                        .forEach(abandoned::add);
            }
        }
        return abandoned;
    }

    /** None where Kibana does not tell, since nothing depends on it. */
    private List<JsonNode> tagged(SavedObject tag) throws IOException, InterruptedException {
        ObjectNode body = body();
        ArrayNode types = body.putArray("type");
        Arrays.stream(SavedObject.Type.values())
                .filter(type -> type != SavedObject.Type.TAG)
                .forEach(type -> types.add(type.id()));
        body.putArray("hasReference")
                .addObject()
                .put("type", SavedObject.Type.TAG.id())
                .put("id", tag.id());
        Answer answer = client.postInSpace(PATH, body);
        return answer.isOk() ? lines(answer) : List.of();
    }
}
