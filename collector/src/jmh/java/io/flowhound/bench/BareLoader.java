/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.bulk.BulkTransport;
import io.flowhound.elastic.Compression;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.schema.Profile;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts bulk requests that were made before, with the client and as many in flight as the collector, as fast as Elasticsearch takes
 * them: what is left for a collector that costs nothing. Prints the documents, the seconds and the rate as JSON.
 *
 * <pre>
 * BareLoader URL PREFIX DOCUMENTS IN_FLIGHT none|gzip
 * </pre>
 */
public final class BareLoader {
    private static final int OCTETS = 4_000_000;
    private static final int DOCUMENTS = 5_000;
    private static final int BODIES = 16;

    private BareLoader() {}

    public static void main(String[] args) throws Exception {
        URI url = URI.create(args[0]);
        String prefix = args[1];
        long wanted = Long.parseLong(args[2]);
        int inFlight = Integer.parseInt(args[3]);
        Compression compression = Compression.valueOf(args[4].toUpperCase(Locale.ROOT));
        List<LoaderBody> bodies = bodies(prefix);
        try (ElasticClient client = ElasticClient.of(ElasticSettings.of(url).with(compression))) {
            new Templates(client, TemplateSettings.of(prefix)).install();
            long start = System.nanoTime();
            long documents = load(client.bulk(), bodies, wanted, inFlight);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "{\"documents\":%d,\"seconds\":%.1f,\"documents_per_second\":%.0f}%n",
                    documents,
                    seconds,
                    documents / seconds);
        }
    }

    private static List<LoaderBody> bodies(String prefix) {
        List<LoaderBody> bodies = new ArrayList<>();
        LoaderBody.Maker maker = new LoaderBody.Maker(prefix + "-flows-", OCTETS, DOCUMENTS, bodies);
        Pipeline pipeline = Pipeline.complete(Profile.STANDARD, maker);
        for (List<Traffic.Datagram> batch : new Traffic(Protocol.V9).batches()) {
            if (bodies.size() < BODIES) {
                pipeline.run(batch);
            }
        }
        return bodies;
    }

    private static long load(BulkTransport transport, List<LoaderBody> bodies, long wanted, int inFlight)
            throws Exception {
        AtomicLong requests = new AtomicLong();
        AtomicLong documents = new AtomicLong();
        String incarnation = LoaderBody.text(new SecureRandom().nextLong(1L << 48), 8);
        Callable<Void> sender = () -> {
            List<LoaderBody> own = bodies.stream().map(LoaderBody::copy).toList();
            while (documents.get() < wanted) {
                long request = requests.getAndIncrement();
                LoaderBody body = own.get((int) (request % own.size()));
                body.number(incarnation, request);
                BulkTransport.Response response = transport.send(body.octets(), body.octets().length);
                String head = new String(
                        response.body(), 0, Math.min(response.body().length, 60), StandardCharsets.UTF_8);
                if (response.status() != 200 || !head.contains("\"errors\":false")) {
                    throw new IllegalStateException("answer " + response.status() + ": " + head);
                }
                documents.addAndGet(body.documents());
            }
            return null;
        };
        try (ExecutorService senders = Executors.newFixedThreadPool(inFlight)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < inFlight; i++) {
                all.add(sender);
            }
            for (Future<Void> each : senders.invokeAll(all)) {
                each.get();
            }
        }
        return documents.get();
    }
}
