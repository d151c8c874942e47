/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.export;

import io.flowhound.kibana.Ndjson;
import io.flowhound.kibana.SavedObject;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.setup.kibana.RuleFile;
import io.flowhound.setup.kibana.Space;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes all that set-up installs into a folder, with a script that sends it. Needs no connection. */
public final class SetupExport {
    private static final String SCRIPT = "setup.sh";
    private static final String README = "README.md";

    private final TemplateSettings settings;
    private final String space;
    private final List<SavedObject> objects;

    /**
     * An export.
     *
     * @param space identifier of the space of Kibana; {@code default} for the one that every Kibana has
     */
    public SetupExport(TemplateSettings settings, String space, List<SavedObject> objects) {
        this.settings = settings;
        this.space = space;
        this.objects = objects;
    }

    /**
     * Writes the files.
     *
     * @param folder is missing, empty, or has an earlier export, which is replaced
     * @return how many files it has now
     * @throws IOException when there are other files in the folder, or it cannot be written
     */
    public int to(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Templates.contents(settings)
                .forEach((name, json) -> texts.put("index-templates/" + name + ".json", PrettyJson.text(json)));
        Templates.components(settings)
                .forEach((name, json) -> texts.put("component-templates/" + name + ".json", PrettyJson.text(json)));
        for (Access access : Access.all(settings.stream())) {
            String file = settings.prefix() + "-" + access.name() + ".json";
            texts.put("roles/" + file, PrettyJson.text(access.role(settings.prefix(), space)));
            texts.put("api-keys/" + file, PrettyJson.text(access.key(settings.prefix(), space)));
        }
        for (RuleFile rule : rules()) {
            texts.put("kibana/rules/" + rule.slug() + ".json", PrettyJson.text(rule.body()));
            texts.put("kibana/rules/" + rule.slug() + ".message.txt", rule.message() + "\n");
        }
        if (!isDefaultSpace()) {
            texts.put("kibana/space.json", PrettyJson.text(Space.body(space)));
        }
        for (SavedObject object : objects) {
            texts.put("kibana/objects/" + object.type().id() + "/" + object.id() + ".json", PrettyJson.text(object));
        }
        texts.put(SCRIPT, filled(SCRIPT));
        texts.put(README, filled(README));
        return write(folder, texts);
    }

    private int write(Path folder, Map<String, String> texts) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        files.put("kibana/flowhound.ndjson", Ndjson.of(objects));
        new ExportFolder(folder).write(files, SCRIPT);
        return files.size() + 1;
    }

    private boolean isDefaultSpace() {
        return space.equals("default");
    }

    private List<RuleFile> rules() {
        return RuleFile.all(settings.prefix(), space);
    }

    /** A file of the jar with the names that depend on the settings filled in; none of them needs quotes in a shell. */
    private String filled(String name) throws IOException {
        try (InputStream in = SetupExport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name + ": build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@PREFIX@", settings.prefix())
                    .replace("@SPACE@", space)
                    .replace("@SPACE_PATH@", isDefaultSpace() ? "" : "/s/" + space)
                    .replace("@KEYS@", keys())
                    .replace("@RULES@", ruleLines());
        }
    }

    private String keys() {
        return Access.all(settings.stream()).stream()
                .map(access -> "| `" + settings.prefix() + "-" + access.name() + "` | `" + access.setting() + "` |")
                .collect(Collectors.joining("\n"));
    }

    private String ruleLines() {
        return rules().stream()
                .map(rule -> "    rule " + rule.id() + " kibana/rules/" + rule.slug() + ".json")
                .collect(Collectors.joining("\n"));
    }
}
