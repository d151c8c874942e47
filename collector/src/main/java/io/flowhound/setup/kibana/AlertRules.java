/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.setup.kibana.KibanaStep.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Installs the alert rules. Those that are there are left alone, with all that users changed in them, until a version of ours
 * comes with other rules.
 */
final class AlertRules {
    private static final String PATH = "/api/alerting/rule/";

    private final KibanaClient client;
    private final List<AlertRule> rules;

    AlertRules(KibanaClient client, List<AlertRule> rules) {
        this.client = client;
        this.rules = rules;
    }

    /** Creates or updates each; a refusal is a step, and ends it, as the others would be refused, too. */
    List<KibanaStep> install(boolean dryRun) throws IOException, InterruptedException {
        List<KibanaStep> steps = new ArrayList<>();
        for (AlertRule rule : rules) {
            KibanaStep step = one(rule, dryRun);
            steps.add(step);
            if (step.outcome() == Outcome.REFUSED) {
                break;
            }
        }
        return steps;
    }

    private KibanaStep one(AlertRule rule, boolean dryRun) throws IOException, InterruptedException {
        Answer found = client.getInSpace(PATH + rule.id());
        if (found.status() == 404) {
            return dryRun ? would(rule, "be created") : create(rule);
        }
        if (!found.isOk()) {
            return refused(rule, found);
        }
        int installed = AlertRule.version(found.json());
        if (installed >= AlertRule.VERSION) {
            return new KibanaStep(Outcome.CURRENT, "alert rule «" + rule.name() + "»: there, version " + installed);
        }
        return dryRun ? would(rule, "be updated from version " + installed) : update(rule, found.json());
    }

    private static KibanaStep would(AlertRule rule, String what) {
        return new KibanaStep(Outcome.WOULD_INSTALL, "alert rule «" + rule.name() + "»: would " + what);
    }

    private KibanaStep create(AlertRule rule) throws IOException, InterruptedException {
        Answer answer = client.postInSpace(PATH + rule.id(), rule.creation());
        String how = rule.enabled() ? "enabled" : "disabled";
        return answer.isOk()
                ? new KibanaStep(
                        Outcome.INSTALLED,
                        "alert rule «" + rule.name() + "»: created, " + how
                                + "; add the action that you want under Stack Management > Rules")
                : refused(rule, answer);
    }

    private KibanaStep update(AlertRule rule, JsonNode installed) throws IOException, InterruptedException {
        Answer answer = client.putInSpace(PATH + rule.id(), rule.update(installed));
        int actions = installed.path("actions").size();
        return answer.isOk()
                ? new KibanaStep(
                        Outcome.INSTALLED,
                        "alert rule «" + rule.name() + "»: updated; its " + actions + " action(s) stay")
                : refused(rule, answer);
    }

    private static KibanaStep refused(AlertRule rule, Answer answer) {
        return new KibanaStep(
                Outcome.REFUSED,
                "alert rule «" + rule.name() + "»: Kibana refused it (" + answer.status() + ": " + answer.reason()
                        + "). " + nextStep(answer));
    }

    private static String nextStep(Answer answer) {
        String known = known(answer);
        return (known == null ? "Its log says more" : known)
                + "; the dashboards do not depend on it, and the collector itself can send alerts, too";
    }

    private static @Nullable String known(Answer answer) {
        String reason = answer.reason();
        if (reason.contains("ncryption") || reason.contains("ncryptedSavedObjects")) {
            return "Set xpack.encryptedSavedObjects.encryptionKey in kibana.yml (bin/kibana-encryption-keys generate), restart"
                    + " Kibana and run setup again";
        }
        if (answer.status() == 403) {
            return "Give the key the privilege Stack Rules: all in this space, as docs/setup.md lists, and run setup again";
        }
        if (answer.status() == 401) {
            return "Rules run with an API key: see to it that Elasticsearch has TLS and API keys switched on";
        }
        if (reason.contains("API key")) {
            return "Rules run with an API key: see to it that Elasticsearch has TLS and API keys switched on, and that the key of"
                    + " setup may make one";
        }
        return null;
    }
}
