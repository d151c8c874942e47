/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.local.LocalElasticsearch;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flowhound run}: the collector, until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Run the collector until Ctrl-C or SIGTERM.",
            "Without a configuration: flows on UDP 2055 and 4739, Elasticsearch on localhost:9200.",
            "SIGHUP reads the configuration again; docs/configuration.md says what is applied without a restart."
        })
final class RunCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

    private final CommandContext context;

    @Option(
            names = "--local-elasticsearch",
            description = "Start a private Elasticsearch on 127.0.0.1 first and store everything there.")
    private boolean localElasticsearch;

    RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration();
        try (Shutdown shutdown = new Shutdown();
                Parts parts = new Parts()) {
            String[] forced = {};
            if (localElasticsearch) {
                LocalElasticsearch server = parts.add(LocalServer.start(context, LocalServer.RUN));
                forced = new String[] {"elasticsearch.urls=" + server.url()};
                configuration = context.configuration(forced);
            }
            Collector collector = parts.add(new Collector(configuration));
            if (context.configFile() != null) { // else there is nothing to read again, and SIGHUP ends it as ever
                String[] given = forced;
                parts.add(new HangupSignal(collector.reload(() -> context.read(given))::run));
            }
            shutdown.await();
            log.info("stopping: what was received is stored first");
        }
        return 0;
    }
}
