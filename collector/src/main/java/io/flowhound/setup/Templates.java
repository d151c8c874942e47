/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import co.elastic.clients.elasticsearch.indices.get_index_template.IndexTemplateItem;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticException.Kind;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.FlowStream;
import io.flowhound.setup.TemplateState.Outcome;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Installs the index templates, or says whether they are there. An index keeps the mapping it was made with, so a new template
 * takes effect with the next day's index.
 */
public final class Templates {
    private static final String ADVICE =
            ": give the key the cluster privilege manage_index_templates, or set elasticsearch.admin-api-key to a key that has it"
                    + " and run ./flowhound setup";

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private enum Mode {
        INSTALL,
        DRY_RUN,
        CHECK
    }

    private final ElasticClient client;
    private final List<Template> templates;

    public Templates(ElasticClient client, TemplateSettings settings) {
        this.client = client;
        this.templates = Template.all(settings);
    }

    /**
     * Installs each that is missing, older or of other settings. Where the key may not do that, checks instead. One that Elasticsearch
     * refuses keeps no other from being installed; its state says why.
     *
     * @throws ElasticException when Elasticsearch cannot be asked, or does not know the key
     */
    public List<TemplateState> install() throws ElasticException {
        return each(Mode.INSTALL);
    }

    /** Says what {@link #install} would do, and does nothing. */
    public List<TemplateState> dryRun() throws ElasticException {
        return each(Mode.DRY_RUN);
    }

    /** Says whether they are there, and does nothing. */
    public List<TemplateState> check() throws ElasticException {
        return each(Mode.CHECK);
    }

    /** What would be installed: name to JSON, in the order of installation. */
    public static Map<String, String> contents(TemplateSettings settings) {
        Map<String, String> contents = new LinkedHashMap<>();
        Template.all(settings).forEach(template -> contents.put(template.name(), template.json()));
        return contents;
    }

    /** The component templates that these are composed of: name to JSON. They are installed first. */
    public static Map<String, String> components(TemplateSettings settings) {
        Map<String, String> contents = new LinkedHashMap<>();
        Template.all(settings).forEach(template -> contents.put(template.componentName(), template.component()));
        return contents;
    }

    private List<TemplateState> each(Mode mode) throws ElasticException {
        List<TemplateState> states = new ArrayList<>();
        for (Template template : templates) {
            states.add(one(template, mode));
        }
        return states;
    }

    private TemplateState one(Template template, Mode mode) throws ElasticException {
        Installed installed;
        try {
            installed = installed(template.name());
        } catch (ElasticException e) {
            if (e.kind() != Kind.FORBIDDEN) {
                throw e;
            }
            return unseen(template, mode, e);
        }
        if (installed != null && installed.suffices(template)) {
            String newer = installed.version > template.version()
                    ? ", newer than ours (" + template.version() + "), which is left alone"
                    : "";
            return template.state(Outcome.CURRENT, "installed, version " + installed.version + newer);
        }
        String taken = template.kind() == DocumentKind.FLOWS ? otherLayout(template) : null;
        if (taken != null) {
            return template.state(Outcome.MISSING, taken);
        }
        return switch (mode) {
            case INSTALL -> put(template, installed);
            case DRY_RUN ->
                template.state(
                        Outcome.WOULD_INSTALL,
                        found(installed) + "; would be installed, version " + template.version());
            case CHECK -> notInstalled(template, installed, ADVICE);
        };
    }

    /**
     * Why flows cannot be stored in the layout that is configured: Elasticsearch lets no alias be that of a data stream and of indices;
     * null when they can, or nobody may look.
     */
    private @Nullable String otherLayout(Template template) throws ElasticException {
        FlowStream stream = template.stream();
        try {
            for (Map.Entry<String, JsonNode> holder :
                    client.get("/_alias/" + template.name(), "").properties()) {
                String name = holder.getKey();
                boolean ofStream = FlowStream.isName(name);
                if (stream == null ? ofStream : !name.equals(stream.name())) {
                    return "the alias " + template.name() + " is that of " + name
                            + ", so flows cannot be stored in the layout of index.layout: set another index.prefix, or take the"
                            + " alias away there first (docs/upgrade.md)";
                }
            }
        } catch (ElasticException e) {
            if (e.status() != NOT_FOUND && e.kind() != Kind.FORBIDDEN) {
                throw e;
            }
        }
        return null;
    }

    private TemplateState put(Template template, @Nullable Installed before) throws ElasticException {
        try {
            putTemplate(template);
        } catch (ElasticException e) {
            if (e.status() == BAD_REQUEST) { // of this one alone: the others must not wait for it
                return notInstalled(template, before, refusal(template, e));
            }
            if (e.kind() != Kind.FORBIDDEN) {
                throw e;
            }
            return notInstalled(template, before, ", and the key may not install it" + ADVICE);
        }
        String was = before == null ? "was missing" : before + " was there";
        return template.state(
                Outcome.INSTALLED, "installed just now, version " + template.version() + " (" + was + ")");
    }

    private static String refusal(Template template, ElasticException refused) {
        return ", and Elasticsearch refuses ours (" + refused.getMessage() + "): if there is a component template "
                + template.name()
                + "@custom, set right what it adds, then run ./flowhound setup; a collector that waits for it tries"
                + " again by itself";
    }

    /** The key may not read templates; with the privilege to install them it could. */
    private static TemplateState unseen(Template template, Mode mode, ElasticException refused) {
        String may = mode == Mode.CHECK ? "cannot be " : "can be neither installed nor ";
        return template.state(
                Outcome.UNKNOWN,
                may + "seen with this key: give it the cluster privilege monitor to check it, manage_index_templates"
                        + " to install it (" + refused.getMessage() + ")");
    }

    private static TemplateState notInstalled(Template template, @Nullable Installed installed, String advice) {
        return template.state(installed == null ? Outcome.MISSING : Outcome.OUTDATED, found(installed) + advice);
    }

    private static String found(@Nullable Installed installed) {
        return installed == null ? "missing" : "other than ours (" + installed + " is there)";
    }

    /** The component first, since Elasticsearch refuses a template that is composed of something missing. */
    private void putTemplate(Template template) throws ElasticException {
        putComponent(template);
        client.call(api -> api.indices()
                .putIndexTemplate(put -> put.name(template.name()).withJson(new StringReader(template.json()))));
    }

    /** Each setting that Elasticsearch does not know is left out in turn; the last component has none that it may not know. */
    private void putComponent(Template template) throws ElasticException {
        ElasticException refused = null;
        for (String component : template.components()) {
            try {
                client.call(api -> api.cluster()
                        .putComponentTemplate(
                                put -> put.name(template.componentName()).withJson(new StringReader(component))));
                return;
            } catch (ElasticException e) {
                if (e.status() != BAD_REQUEST) {
                    throw e;
                }
                refused = e;
            }
        }
        throw Objects.requireNonNull(refused);
    }

    private @Nullable Installed installed(String name) throws ElasticException {
        try {
            List<IndexTemplateItem> found = client.call(api -> api.indices().getIndexTemplate(get -> get.name(name)))
                    .indexTemplates();
            return found.isEmpty() ? null : Installed.of(found.get(0));
        } catch (ElasticException e) {
            if (e.status() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** What the {@code _meta} of an installed template says of it; version 0 for one that is not ours. */
    private record Installed(int version, String checksum) {
        static Installed of(IndexTemplateItem item) {
            Map<String, JsonData> meta = item.indexTemplate().meta();
            return new Installed(number(text(meta.get("version"))), text(meta.get("checksum")));
        }

        @Override
        public String toString() {
            return version == 0 ? "one without a version" : "version " + version;
        }

        private static String text(@Nullable JsonData value) {
            return value == null ? "" : value.toJson().toString().replace("\"", "");
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        boolean suffices(Template ours) {
            return version > ours.version() || (version == ours.version() && checksum.equals(ours.checksum()));
        }
    }
}
