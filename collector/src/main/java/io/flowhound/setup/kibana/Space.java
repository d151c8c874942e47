/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.setup.kibana.KibanaStep.Outcome;
import java.io.IOException;
import java.util.List;

/** Sees to it that the space is there. */
public final class Space {
    private final KibanaClient client;
    private final String name;

    Space(KibanaClient client) {
        this.client = client;
        this.name = client.settings().space();
    }

    /** What Kibana takes to create it. */
    public static ObjectNode body(String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", name);
        body.put("name", name);
        body.put("description", "Flows and alerts of Flowhound");
        return body;
    }

    /**
     * Looks whether it is there.
     *
     * @throws KibanaException when the key may not even know that
     */
    boolean exists() throws IOException, InterruptedException {
        if (client.settings().isDefaultSpace()) {
            return true;
        }
        Answer answer = client.get("/api/spaces/space/" + name);
        if (answer.isOk()) {
            return true;
        }
        if (answer.status() == 404) {
            return false;
        }
        throw answer.status() == 403
                ? new KibanaException(
                        "the space " + name + " of Kibana does not exist, or the key may do nothing in it ("
                                + answer.reason()
                                + "): create the space under Stack Management > Spaces, and give the key the privileges that"
                                + " docs/setup.md lists there")
                : client.refused(answer, "to look for space " + name);
    }

    /** Creates it. */
    List<KibanaStep> create() throws IOException, InterruptedException {
        Answer answer = client.post("/api/spaces/space", body(name));
        if (answer.isOk()) {
            return List.of(new KibanaStep(Outcome.INSTALLED, "space " + name + ": created just now"));
        }
        if (answer.status() == 409) {
            return List.of(); // somebody else was quicker
        }
        throw answer.status() == 403
                ? new KibanaException("there is no space " + name + " in Kibana, and the key may not create it ("
                        + answer.reason()
                        + "): create it under Stack Management > Spaces, or correct kibana.space; only a key with all privileges in all"
                        + " spaces can create one")
                : client.refused(answer, "to create space " + name);
    }
}
