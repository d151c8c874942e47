/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Posts a file of documents to {@code _bulk} as fast as Elasticsearch takes them, with ids such as ours or with those that Elasticsearch makes, so
 * that the two can be compared. One source file without other classes: {@code java IdLoader.java URL INDEX own|automatic FILE}, as
 * {@code src/test/live/disk.sh} runs it.
 */
public final class IdLoader {
    private static final int DOCUMENTS = 4_000;
    private static final int IN_FLIGHT = 2;
    /** Records and octets of a datagram of flowgen. */
    private static final int RECORDS = 24;

    private static final int DATAGRAM = 1_480;
    private static final byte[] END = {};

    private final URI url;
    private final String index;
    private final boolean own;
    private final long incarnation = System.nanoTime() & 0xFFFF_FFFF_FFFFL;
    private final ArrayBlockingQueue<byte[]> requests = new ArrayBlockingQueue<>(IN_FLIGHT);
    private long documents;

    private IdLoader(URI url, String index, boolean own) {
        this.url = url;
        this.index = index;
        this.own = own;
    }

    /** Prints how many documents a second were taken. */
    public static void main(String[] args) throws Exception {
        URI url = URI.create(args[0] + "/_bulk?filter_path=errors,items.*.error");
        IdLoader loader = new IdLoader(url, args[1], args[2].equals("own"));
        long start = System.nanoTime();
        loader.load(Path.of(args[3]));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%d documents, %.0f a second%n", loader.documents, loader.documents / seconds);
    }

    private void load(Path file) throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<Future<Void>> ends = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                ends.add(senders.submit(new Sender()));
            }
            read(file);
            for (int i = 0; i < IN_FLIGHT; i++) {
                requests.put(END);
            }
            for (Future<Void> end : ends) {
                end.get();
            }
        }
    }

    private void read(Path file) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] buffer = new byte[1 << 20];
            boolean lineBegins = true;
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                int from = 0;
                for (int i = 0; i < length; i++) {
                    if (lineBegins) {
                        body.write(buffer, from, i - from);
                        from = i;
                        action(body);
                        lineBegins = false;
                    }
                    if (buffer[i] == '\n') {
                        lineBegins = true;
                        documents++;
                        if (documents % DOCUMENTS == 0) {
                            body.write(buffer, from, i + 1 - from);
                            from = i + 1;
                            requests.put(body.toByteArray());
                            body.reset();
                        }
                    }
                }
                body.write(buffer, from, length - from);
            }
        }
        if (body.size() > 0) {
            requests.put(body.toByteArray());
        }
    }

    private void action(ByteArrayOutputStream body) {
        String id = own ? ",\"_id\":\"" + id() + "\"" : "";
        byte[] line = ("{\"create\":{\"_index\":\"" + index + "\"" + id + "}}\n").getBytes(StandardCharsets.US_ASCII);
        body.write(line, 0, line.length);
    }

    /** As {@code bulk.ActionLine} writes it: incarnation, position of the datagram, place in it. */
    private String id() {
        long position = documents / RECORDS * DATAGRAM;
        ByteBuffer octets = ByteBuffer.allocate(19).order(ByteOrder.BIG_ENDIAN);
        octets.putLong(0, incarnation << 16);
        octets.putLong(6, position << 16);
        octets.putInt(12, (int) (documents % RECORDS) << 8);
        return Base64.getUrlEncoder().encodeToString(java.util.Arrays.copyOf(octets.array(), 15));
    }

    private final class Sender implements Callable<Void> {
        @Override
        public Void call() throws Exception {
            try (HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                for (byte[] body = requests.take(); body.length > 0; body = requests.take()) {
                    HttpRequest request = HttpRequest.newBuilder(url)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build();
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() != 200 || !answer.body().contains("\"errors\":false")) {
                        System.err.println(answer.statusCode() + " " + answer.body());
                        System.exit(1); // the other sender and the reader would wait for ever
                    }
                }
            }
            return null;
        }
    }
}
