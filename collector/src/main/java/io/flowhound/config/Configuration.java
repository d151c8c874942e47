/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import io.flowhound.schema.IndexLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every setting of Flowhound. A component of a section is a setting; its annotations are its documentation. */
public record Configuration(
        Elasticsearch elasticsearch,
        Index index,
        Listen listen,
        Tls tls,
        Data data,
        Journal journal,
        Admin admin,
        Documents documents,
        Geoip geoip,
        Networks networks,
        Inventory inventory,
        @Doc("Services of one's own.") @Reloads List<Service> services,
        MacVendors macVendors,
        Dns dns,
        Threats threats,
        Sampling sampling,
        Exporters exporters,
        Privacy privacy,
        Conversation conversation,
        Bulk bulk,
        Decoder decoder,
        Syslog syslog,
        Logs logs,
        Pivot pivot,
        Contacts contacts,
        Retention retention,
        Kibana kibana,
        @Key("notify") Notify notification,
        HealthDocuments healthDocuments,
        Log log)
        implements Section {

    /**
     * Reads a configuration.
     *
     * @param file a YAML file; without one everything has its default
     * @param overrides {@code KEY=VALUE} each; later ones win over earlier ones, all win over the file
     * @param env the variables that {@code ${NAME}} stands for
     * @throws ConfigurationException with every problem that there is
     */
    public static Configuration load(@Nullable Path file, List<String> overrides, Map<String, String> env)
            throws ConfigurationException {
        return load(file, overrides, env, configuration -> List.of());
    }

    /**
     * As {@link #load(Path, List, Map)}, and looks into what the settings name too.
     *
     * @param contents finds what is wrong with the content of files that are configured. Gets the configuration with
     *     defaults in place of wrong values; files of which it names some may be missing, which is reported already
     */
    public static Configuration load(
            @Nullable Path file,
            List<String> overrides,
            Map<String, String> env,
            Function<Configuration, List<Problem>> contents)
            throws ConfigurationException {
        Problems problems = new Problems();
        List<Setting> settings = Setting.of(Configuration.class, "");
        GivenSettings given = GivenSettings.read(
                file,
                overrides,
                new Substitution(env),
                path -> settings.stream().anyMatch(setting -> setting.isVerbatim() && setting.takes(path)),
                new Disclosure(settings),
                problems);
        given.removeUnknown(settings, problems);
        Configuration configuration = new RecordReader(given, problems).read(Configuration.class);
        contents.apply(configuration).forEach(problems::add);
        problems.throwIfAny();
        return configuration;
    }

    public Configuration {
        services = List.copyOf(services);
    }

    /** What one section needs of another. */
    @Override
    public void check(SectionProblems problems) {
        dns.checkInside(networks, problems);
        boolean without = tls.certificate() == null && !problems.areIn("tls");
        if (without && !listen.ipfixTls().isEmpty()) {
            problems.add("tls.certificate", null, "is missing for listen.ipfix-tls", null);
        }
        if (without && !listen.syslogTls().isEmpty()) {
            problems.add("tls.certificate", null, "is missing for listen.syslog-tls", null);
        }
        if (index.lifecycle() != null && index.layout() == IndexLayout.DATED && retention.enabled()) {
            problems.add(
                    "index.lifecycle",
                    index.lifecycle(),
                    "would delete what retention deletes: set retention.enabled to false, or index.layout to data-stream",
                    null);
        }
    }

    /** The effective configuration as YAML that {@link #load} reads again; secrets are masked, what is unset is left out. */
    public String toYaml() {
        return ConfigurationWriter.toYaml(this);
    }

    /** The settings that differ from their defaults, by path, as text; secrets are masked. */
    public Map<String, String> differences() {
        return ConfigurationWriter.differences(this);
    }
}
