/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;

/** Writes docs/configuration.md from the records of the configuration. */
final class ConfigurationDoc {
    private static final String INTRODUCTION = """
            # Configuration

            Generated from the records in `collector/src/main/java/io/flowhound/config`; `ConfigurationDocTest` fails when it
            differs, and rewrites it with `-Dregenerate=true`.

            Everything has a default, so a file is not needed. With one: `flowhound COMMAND --config flowhound.yml`. Any setting
            can also be given on the command line, as often as needed, and wins over the file:
            `--set elasticsearch.urls=https://es:9200 --set bulk.size=8MB`. Both options may stand before or after the command.
            `flowhound check` reports every problem at once and exits with 2; `flowhound check --dump` prints the effective
            configuration.

            - **Keys** may be nested or dotted: `bulk: {size: 8MB}` and `bulk.size: 8MB` are the same. An unknown key is an error.
              An empty value means the default.
            - **Lists** are YAML lists, or one text with commas: `urls: https://a:9200, https://b:9200`. A list of groups is a YAML list
              whose entries have keys of their own (`N` below); on the command line they are numbered:
              `--set pivot.allow.1.host=10.0.0.5`.
            - **Durations** are a whole number and `ms`, `s`, `m`, `h` or `d`. **Sizes** are a whole number and `B`, `KB`, `MB`, `GB`,
              `TB` (powers of 1000) or `KiB`, `MiB`, `GiB`, `TiB` (powers of 1024). **Dates** are `2027-06-30`.
            - **Environment:** `${NAME}` in a value stands for that variable, `${NAME:default}` for the default when it is not
              set. `$${` gives the characters `${`.
            - **Secrets** may stand in a file: `api-key: file:/run/secrets/api-key` takes the content of the file, without white
              space around it. Secrets are never printed.
            - **Paths** that are relative start at the working folder.
            - **Reload:** on SIGHUP (`kill -HUP`, `systemctl reload flowhound`) a collector reads its file again. Settings marked *Reloads*
              are applied without a restart and without losing a datagram: what is decoded after that moment goes by them. Of every other
              setting that has changed, the log says that it needs a restart. A file with a problem changes nothing, and the log has all
              problems. The command line and the environment stay those of the start. Without `--config` there is nothing to
              read again, and SIGHUP ends the collector.
            """;

    private static final String KEYS = """

            ## Privileges of the API keys

            The least that each needs in Elasticsearch, with `index.prefix` in the place of `flowhound`. One key with all of it works, too.
            [security.md](security.md#api-keys) has the commands that make them, from the files of `./flowhound setup --export`.

            | key | used by | cluster | indices |
            |---|---|---|---|
            | `elasticsearch.api-key` | `run`, `import`, `check` | `monitor` | `create_doc`, `auto_configure` on `flowhound-flows*`, `flowhound-syslog*` and `flowhound-health*`; `read`, `write`, `auto_configure` on `flowhound-state` |
            | `elasticsearch.admin-api-key` | `setup`, `retention`, and `run` for templates and retention | `monitor`, `manage_index_templates` | `monitor`, `delete_index`, `create_index` on `flowhound-flows-*`, `flowhound-syslog-*`, `flowhound-health-*`, `flowhound-pivots-*`, `flowhound-evidence-*` and `flowhound-first-contacts-*` |
            | `pivot.api-key` | the pivot hunt, `pivots`, first contacts and the notifier | `monitor` | `read`, `view_index_metadata`, `maintenance` on `flowhound-flows*`; these and `write`, `auto_configure` on `flowhound-pivots*`, `flowhound-evidence*`, `flowhound-baseline`, `flowhound-first-contacts*`, `flowhound-contacts` and `flowhound-state`; `read`, `view_index_metadata` on `flowhound-health*`, `flowhound-syslog*`, `logs-*`, `filebeat-*` and `winlogbeat-*`, or on what `logs.indices` names |
            | `kibana.api-key` | `setup`, `check` | none | `read`, `view_index_metadata` on `flowhound-pivots*`, `flowhound-first-contacts*` and `flowhound-health*`, and the privileges in Kibana that [setup.md](setup.md#privileges-for-kibana) lists |

            For a notifier alone (`notify`) it is enough to have `read` on `flowhound-pivots*`, and `read`, `write`, `auto_configure` on `flowhound-state`.

            `create_doc` lets nobody who has the key change or delete a flow. The pivot hunt changes what it has written: an alert grows,
            and a dismissal changes what counts as usual. `maintenance` lets it refresh an index, so that it reads what was just stored.
            Where `run` gets no admin key it deletes and creates no index, unless `elasticsearch.api-key` may: it says so once and goes on
            storing. Without the cluster privilege `monitor` it does not see how full the disks are, and goes by age and budget only.
            With `index.layout: data-stream` `elasticsearch.api-key` needs `create_doc` and `auto_configure` on `logs-flowhound.flow-*`, too;
            who reads does so by the aliases `flowhound-flows*`.
            With `retention.enabled: false` nobody needs the index privileges of the admin key.
            """;

    private static final String EXAMPLE = """

            ## Example

            Every setting with its default, or with an example behind `#` where there is none:

            ```yaml
            # flowhound.yml
            """;

    private final StringBuilder out = new StringBuilder();

    static String markdown() {
        ConfigurationDoc doc = new ConfigurationDoc();
        doc.out.append(INTRODUCTION);
        for (RecordComponent section : Configuration.class.getRecordComponents()) {
            Setting setting = Setting.in("", section);
            if (setting.isGroups()) {
                doc.appendSection(setting.path() + ".N", setting.valueType());
            } else {
                doc.appendSection(setting.path(), section.getType());
            }
        }
        doc.out.append(KEYS);
        doc.out.append(EXAMPLE).append(exampleYaml()).append("```\n");
        return doc.out.toString();
    }

    private void appendSection(String name, Class<?> type) {
        Doc doc = Objects.requireNonNull(type.getAnnotation(Doc.class), () -> type + " has no @Doc");
        out.append("\n## ")
                .append(name.replace(".N", ""))
                .append("\n\n")
                .append(doc.value())
                .append("\n\n");
        out.append("| setting | value | default | meaning |\n|---|---|---|---|\n");
        for (Setting setting : Setting.of(type, name)) {
            out.append("| `").append(setting.path());
            out.append(setting.isMap() ? ".KEY` | " : "` | ")
                    .append(values(setting))
                    .append(" | ");
            String defaults = String.join(", ", setting.defaults());
            out.append(defaults.isEmpty() ? "" : "`" + defaults + "`");
            out.append(" | ").append(setting.doc()).append(reloads(setting)).append(" |\n");
        }
    }

    private static String reloads(Setting setting) {
        return setting.reloads() ? " *Reloads.*" : "";
    }

    private static String values(Setting setting) {
        Range range = setting.range();
        if (setting.isGroups()) {
            return "list of groups";
        }
        String type = Scalars.describe(setting.valueType());
        return (setting.isList() ? "list: " + type : type)
                + (setting.isMap() ? ", by " + Scalars.describe(setting.keyType()) : "")
                + (range == null ? "" : ", " + range.min() + " to " + range.max())
                + (setting.isRequired() ? ", required" : "");
    }

    /** A file that sets everything to its default. */
    static String exampleYaml() {
        StringBuilder yaml = new StringBuilder();
        for (RecordComponent section : Configuration.class.getRecordComponents()) {
            Setting whole = Setting.in("", section);
            String name = whole.path();
            if (whole.isGroups()) {
                yaml.append("# ")
                        .append(name)
                        .append(":\n")
                        .append(group(name).indent(2).replaceAll("(?m)^", "#"));
                continue;
            }
            yaml.append(name).append(":\n");
            for (Setting setting : Setting.of(section.getType(), "")) {
                if (!setting.isInGroup()) {
                    yaml.append(line(name + "." + setting.path(), setting));
                }
            }
        }
        return yaml.toString();
    }

    private static String line(String path, Setting setting) {
        List<String> defaults = setting.defaults();
        if (setting.isGroups()) {
            return "  # " + setting.path() + ":\n" + group(path).indent(2).replaceAll("(?m)^ {2}", "  #   ");
        }
        if (setting.isMap()) {
            return "  # " + setting.path() + ":\n  #   192.0.2.0/24: " + mapped(path) + "\n";
        }
        if (defaults.isEmpty()) {
            return "  # " + setting.path() + ": " + example(path) + "\n";
        }
        if (setting.isList()) {
            StringBuilder list = new StringBuilder("  " + setting.path() + ":\n");
            defaults.forEach(item -> list.append("    - ").append(item).append("\n"));
            return list.toString();
        }
        return "  " + setting.path() + ": " + defaults.get(0) + "\n";
    }

    private static String mapped(String path) {
        return switch (path) {
            case "syslog.zones" -> "Europe/Berlin";
            case "privacy.truncate" -> "16";
            default -> "1000";
        };
    }

    private static String group(String path) {
        return switch (path) {
            case "services" -> """
                    - network: 10.1.2.0/24
                      port: 8443
                      transport: tcp
                      name: https
                      application: erp
                    """;
            case "pivot.own-services" -> """
                    - name: ssh
                      ports: [22, 2222]
                    - name: nomachine
                      ports: [4000]
                      applications: [nx]
                    """;
            case "threats.lists" -> """
                    - name: feodo
                      path: /var/lib/flowhound/threats/feodo.csv
                      confidence: high
                      description: Botnet command and control
                    - name: spamhaus-drop
                      path: /var/lib/flowhound/threats/drop.txt
                      max-age: 3d
                    """;
            case "notify.webhooks" -> """
                    - name: chat
                      format: slack
                      url: file:/run/secrets/slack-webhook
                      min-severity: high
                    """;
            case "notify.ntfy" -> """
                    - name: phone
                      topic: flowhound-Zk3vUf0Rb1
                    """;
            case "notify.mail" -> """
                    - name: soc
                      host: mail.example.org
                      user: flowhound
                      password: file:/run/secrets/mail-password
                      from: flowhound@example.org
                      to: [soc@example.org]
                    """;
            case "pivot.suppressions" -> """
                    - origin: 10.0.9.0/24
                      stepping-stone: 10.0.1.9
                      until: 2027-06-30
                      reason: penetration test, ticket 4711
                    """;
            case "pivot.allow" -> """
                    - edge: 10.0.0.5 -> 10.0.1.0/24
                      reason: nightly deployment
                    - host: 10.0.0.7
                      reason: scanner that logs in
                    """;
            default -> throw new IllegalStateException(path + " has no example here");
        };
    }

    private static String example(String path) {
        return switch (path) {
            case "elasticsearch.api-key" -> "${FLOWHOUND_API_KEY}";
            case "elasticsearch.admin-api-key" -> "file:/run/secrets/flowhound-admin-api-key";
            case "elasticsearch.username" -> "elastic";
            case "elasticsearch.password" -> "file:/run/secrets/elastic-password";
            case "elasticsearch.ca" -> "/etc/flowhound/ca.pem";
            case "elasticsearch.fingerprint" -> "64 hexadecimal digits";
            case "listen.ipfix-tcp" -> "0.0.0.0:4739";
            case "listen.ipfix-tls" -> "0.0.0.0:4740";
            case "listen.syslog-tls" -> "0.0.0.0:6514";
            case "listen.forward" -> "udp://192.0.2.9:2055";
            case "listen.forward-syslog" -> "udp://192.0.2.9:514";
            case "conversation.nat-addresses" -> "[203.0.113.5]";
            case "exporters.relays" -> "[192.0.2.9]";
            case "contacts.ignore" -> "[192.168.50.0/24]";
            case "privacy.pseudonyms" -> "[192.168.0.0/16, fd00::/8]";
            case "privacy.except" -> "[192.168.0.1]";
            case "privacy.key" -> "file:/run/secrets/flowhound-privacy-key";
            case "logs.indices" -> "flowhound-syslog, logs-*, filebeat-*, winlogbeat-*";
            case "tls.certificate" -> "/etc/flowhound/certificate.pem";
            case "tls.key" -> "/etc/flowhound/key.pem";
            case "tls.key-password" -> "file:/run/secrets/flowhound-tls-key";
            case "tls.client-ca" -> "/etc/flowhound/exporters-ca.pem";
            case "geoip.city" -> "/usr/share/GeoIP/GeoLite2-City.mmdb";
            case "mac-vendors.files" -> "[/etc/flowhound/oui.csv]";
            case "inventory.files" -> "[/etc/flowhound/network.yml, /etc/flowhound/hosts.csv]";
            case "dns.internal-servers" -> "[192.168.1.1]";
            case "dns.servers" -> "[9.9.9.9]";
            case "decoder.elements" -> "[/etc/flowhound/elements.csv]";
            case "pivot.api-key" -> "file:/run/secrets/flowhound-pivot-api-key";
            case "pivot.critical" -> "[10.0.1.10, 10.0.2.0/24]";
            case "kibana.url" -> "https://kibana:5601";
            case "kibana.public-url" -> "https://kibana.example.org";
            case "kibana.space" -> "security";
            case "kibana.api-key" -> "file:/run/secrets/flowhound-kibana-api-key";
            case "kibana.username" -> "elastic";
            case "kibana.password" -> "file:/run/secrets/elastic-password";
            case "kibana.ca" -> "/etc/flowhound/ca.pem";
            case "kibana.fingerprint" -> "64 hexadecimal digits";
            case "index.shards" -> "3";
            case "index.replicas" -> "1";
            case "index.lifecycle" -> "flows-90d";
            case "retention.flows.budget" -> "200GB";
            case "retention.syslog.budget",
                    "retention.pivots.budget",
                    "retention.evidence.budget",
                    "retention.contacts.budget",
                    "retention.health.budget" -> "10GB";
            case "geoip.asn" -> "/usr/share/GeoIP/GeoLite2-ASN.mmdb";
            default -> throw new IllegalStateException(path + " has neither a default nor an example here");
        };
    }
}
