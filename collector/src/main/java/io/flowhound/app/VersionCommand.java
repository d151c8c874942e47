/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.KibanaObjects;
import io.flowhound.listen.SocketTransport;
import io.flowhound.schema.IndexTemplate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flowhound version}: what runs here, on what. */
@Command(name = "version", description = "Print the version, how it was built, and what it runs on.")
final class VersionCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    VersionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().println(json ? json() : String.join(System.lineSeparator(), lines()));
        context.out().flush();
        return 0;
    }

    /** For people, in lines. */
    static String[] lines() {
        BuildInfo build = BuildInfo.read();
        return new String[] {
            "flowhound " + build.version(),
            "  commit      " + build.commit(),
            "  built       " + build.time(),
            "  java        " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
            "  system      " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                    + System.getProperty("os.arch"),
            "  transport   " + transport(),
            "  templates   " + IndexTemplate.VERSION,
            "  dashboards  " + KibanaObjects.VERSION
        };
    }

    private static ObjectNode json() {
        BuildInfo build = BuildInfo.read();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("version", build.version());
        json.put("commit", build.commit());
        json.put("built", build.time());
        json.putObject("java")
                .put("version", System.getProperty("java.version"))
                .put("vendor", System.getProperty("java.vendor"));
        json.putObject("system")
                .put("name", System.getProperty("os.name"))
                .put("version", System.getProperty("os.version"))
                .put("arch", System.getProperty("os.arch"));
        json.put("transport", transport());
        json.put("templates", IndexTemplate.VERSION);
        json.put("dashboards", KibanaObjects.VERSION);
        return json;
    }

    private static String transport() {
        return SocketTransport.best().name().toLowerCase(Locale.ROOT);
    }
}
