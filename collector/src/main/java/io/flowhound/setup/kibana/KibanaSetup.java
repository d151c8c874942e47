/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import io.flowhound.kibana.SavedObject;
import io.flowhound.kibana.Stamp;
import io.flowhound.setup.kibana.InstalledObjects.Found;
import io.flowhound.setup.kibana.KibanaStep.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Installs saved objects and alert rules into a space of Kibana, or says what it would do. A second run changes nothing; objects with
 * other ids than ours, such as people's copies, are never touched.
 */
public final class KibanaSetup implements AutoCloseable {
    private final KibanaClient client;
    private final String prefix;
    private final List<SavedObject> objects;
    private final Stamp stamp;
    private final Patience patience;
    private final Consumer<String> progress;

    /**
     * For one Kibana.
     *
     * @param prefix {@code index.prefix}, with which the ids of the objects begin
     * @param objects what to install, with a stamped tag among them
     * @param progress is told what takes long
     * @throws IOException when the CA file cannot be used
     */
    public KibanaSetup(KibanaSettings settings, String prefix, List<SavedObject> objects, Consumer<String> progress)
            throws IOException {
        this(settings, prefix, objects, progress, Patience.USUAL);
    }

    KibanaSetup(
            KibanaSettings settings,
            String prefix,
            List<SavedObject> objects,
            Consumer<String> progress,
            Patience patience)
            throws IOException {
        Stamp found = Stamp.find(objects);
        if (found == null) {
            throw new IllegalArgumentException("there is no stamped tag among the saved objects");
        }
        this.client = new KibanaClient(settings);
        this.prefix = prefix;
        this.objects = objects;
        this.stamp = found;
        this.progress = progress;
        this.patience = patience;
    }

    /**
     * How to install.
     *
     * @param dryRun only say what would be done
     * @param force install over a later version, too
     * @param rules whether the alert rules are installed
     */
    public record Options(boolean dryRun, boolean force, boolean rules) {}

    /**
     * Installs what is missing or older.
     *
     * @return what became of each part; the installation failed when one of them is not fine
     * @throws KibanaException when Kibana cannot be asked, is too old, or refuses us
     */
    public List<KibanaStep> install(Options options) throws IOException, InterruptedException {
        new Readiness(client, patience, progress).await();
        Space space = new Space(client);
        List<KibanaStep> steps = new ArrayList<>();
        if (!space.exists()) {
            if (options.dryRun()) {
                return inNewSpace(options);
            }
            steps.addAll(space.create());
        }
        steps.addAll(installObjects(options));
        if (options.rules()) {
            steps.addAll(rules().install(options.dryRun()));
        }
        return steps;
    }

    /** Says in one line whether our objects are there, without waiting. */
    public KibanaStep look() throws IOException, InterruptedException {
        String version = new Readiness(client, Patience.NONE, progress).await();
        String kibana = "Kibana " + version + (version.isEmpty() ? "" : " ") + "at "
                + client.settings().url() + ": ";
        if (!new Space(client).exists()) {
            return new KibanaStep(
                    Outcome.FAILED,
                    kibana + "there is no space " + client.settings().space());
        }
        Found found = new InstalledObjects(client).look(objects);
        boolean there = isCurrent(found) || isLater(found);
        return new KibanaStep(
                there ? Outcome.CURRENT : Outcome.FAILED,
                kibana + "saved objects " + (there ? installed(found) : was(found)));
    }

    /** Where people find the page that they begin with. */
    public String overviewLink() {
        return client.settings().link("/app/dashboards#/view/" + prefix + "-overview");
    }

    private List<KibanaStep> inNewSpace(Options options) {
        List<KibanaStep> steps = new ArrayList<>();
        steps.add(new KibanaStep(
                Outcome.WOULD_INSTALL, "space " + client.settings().space() + ": would be created"));
        steps.add(would("missing"));
        if (options.rules()) {
            AlertRule.all(prefix, client.settings().space())
                    .forEach(rule -> steps.add(new KibanaStep(
                            Outcome.WOULD_INSTALL, "alert rule «" + rule.name() + "»: would be created")));
        }
        return steps;
    }

    private AlertRules rules() {
        return new AlertRules(client, AlertRule.all(prefix, client.settings().space()));
    }

    private List<KibanaStep> installObjects(Options options) throws IOException, InterruptedException {
        InstalledObjects there = new InstalledObjects(client);
        Found found = there.look(objects);
        if (isCurrent(found)) {
            return List.of(new KibanaStep(Outcome.CURRENT, "saved objects: " + installed(found)));
        }
        if (isLater(found) && !options.force()) {
            return List.of(new KibanaStep(
                    Outcome.KEPT,
                    "saved objects: " + installed(found) + ", which is later than ours (version " + stamp.version()
                            + "); --force installs ours over them"));
        }
        if (options.dryRun()) {
            return List.of(would(was(found)));
        }
        progress.accept("importing " + objects.size() + " saved objects into Kibana (" + kinds() + ")");
        List<KibanaStep> steps = new ArrayList<>(new ObjectImport(client).run(objects));
        if (steps.stream().allMatch(KibanaStep::fine)) {
            steps.add(
                    0,
                    new KibanaStep(
                            Outcome.INSTALLED,
                            "saved objects: " + kinds() + " installed just now, version " + stamp.version() + " ("
                                    + was(found) + ")"));
            nameAbandoned(there.abandoned(objects, prefix), steps);
        }
        return steps;
    }

    private static void nameAbandoned(List<String> abandoned, List<KibanaStep> steps) {
        if (!abandoned.isEmpty()) {
            steps.add(new KibanaStep(
                    Outcome.NOTE,
                    "no longer part of Flowhound, and left as they are: " + ObjectImport.some(abandoned)
                            + ". Delete them under Stack Management > Saved Objects if nobody uses them"));
        }
    }

    private KibanaStep would(String was) {
        return new KibanaStep(Outcome.WOULD_INSTALL, "saved objects: " + was + "; would install " + kinds());
    }

    private boolean isCurrent(Found found) {
        return found.missing() == 0 && stamp.equals(found.stamp());
    }

    private boolean isLater(Found found) {
        Stamp installed = found.stamp();
        return installed != null && installed.version() > stamp.version();
    }

    private static String installed(Found found) {
        Stamp installed = found.stamp();
        return "installed" + (installed == null ? "" : ", version " + installed.version());
    }

    private String was(Found found) {
        Stamp installed = found.stamp();
        if (found.missing() == objects.size()) {
            return "missing";
        }
        if (found.missing() > 0) {
            return found.missing() + " of " + objects.size() + " missing";
        }
        return installed == null || installed.version() == stamp.version()
                ? "other than ours"
                : "version " + installed.version() + " was there";
    }

    /** How many of each type there are, such as {@code 10 dashboards, 5 data views}. */
    private String kinds() {
        return Arrays.stream(SavedObject.Type.values())
                .map(type -> new Kind(
                        type,
                        objects.stream().filter(object -> object.type() == type).count()))
                .filter(kind -> kind.count > 0)
                .map(Kind::toString)
                .collect(Collectors.joining(", "));
    }

    private record Kind(SavedObject.Type type, long count) {
        @Override
        public String toString() {
            String name = switch (type) {
                case DATA_VIEW -> "data view";
                case SEARCH -> "saved search";
                case LINKS -> "navigation";
                default -> type.id();
            };
            String plural = count == 1 ? "" : name.endsWith("h") ? "es" : "s";
            return count + " " + name + plural;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
