/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server of DNS on loopback that knows a few pointers (RFC 1035 section 4). What it was not told of does not exist; it can fail, and be
 * silent.
 */
public final class DnsStub implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int CNAME = 5;
    private static final int SOA = 6;
    private static final int PTR = 12;
    private static final int RESPONSE = 0x8180; // recursion was desired and is available
    private static final int SERVER_FAILURE = 2;
    private static final int NAME_ERROR = 3;
    private static final int POINTER_TO_QUESTION = 0xC00C;

    private final DatagramSocket socket;
    private final Thread thread;
    private final Map<String, Pointer> pointers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private record Pointer(String name, int seconds, boolean alias) {}

    private static final Pointer FAILS = new Pointer("", 0, false);
    private static final Pointer SILENT = new Pointer("", -1, false);

    public DnsStub() throws SocketException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        thread = Thread.ofPlatform().daemon().name("dns-stub").start(this::serve);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The names that were asked for, in their order. */
    public List<String> asked() {
        return asked;
    }

    /** Gives an address, by the name under which DNS keeps it, a name. */
    public DnsStub pointer(String question, String name, int seconds) {
        pointers.put(question, new Pointer(name, seconds, false));
        return this;
    }

    /** As {@link #pointer}, behind an alias, as RFC 2317 delegates parts of a /24. */
    public DnsStub aliased(String question, String name, int seconds) {
        pointers.put(question, new Pointer(name, seconds, true));
        return this;
    }

    /** Answers a question with SERVFAIL. */
    public DnsStub failing(String question) {
        pointers.put(question, FAILS);
        return this;
    }

    /** Never answers a question. */
    public DnsStub silent(String question) {
        pointers.put(question, SILENT);
        return this;
    }

    private void serve() {
        byte[] octets = new byte[1500];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(octets, octets.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(octets, packet.getLength());
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private byte[] answer(byte[] query, int length) throws IOException {
        int end = HEADER;
        StringBuilder name = new StringBuilder();
        while (query[end] != 0 && end < length) {
            int size = query[end];
            name.append(new String(query, end + 1, size, StandardCharsets.US_ASCII))
                    .append('.');
            end += 1 + size;
        }
        end += 5; // the root, type and class
        String question = name.toString();
        asked.add(question);
        Pointer pointer = pointers.get(question);
        if (pointer == SILENT) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            int code = pointer == FAILS ? SERVER_FAILURE : pointer == null ? NAME_ERROR : 0;
            int answers = pointer == null || pointer == FAILS ? 0 : pointer.alias ? 2 : 1;
            out.writeShort(ByteBuffer.wrap(query).getShort(0));
            out.writeShort(RESPONSE | code);
            out.writeShort(1);
            out.writeShort(answers);
            out.writeShort(pointer == null ? 1 : 0);
            out.writeShort(0);
            out.write(query, HEADER, end - HEADER);
            if (pointer == null) {
                byte[] start = new byte[2 + 20]; // two names that are the root, and five numbers
                record(out, POINTER_TO_QUESTION, SOA, 600, start);
            } else if (answers == 2) {
                byte[] alias = encoded("1.0-127." + question);
                record(out, POINTER_TO_QUESTION, CNAME, pointer.seconds, alias);
                out.write(alias);
                record(out, -1, PTR, pointer.seconds, encoded(pointer.name));
            } else if (answers == 1) {
                record(out, POINTER_TO_QUESTION, PTR, pointer.seconds, encoded(pointer.name));
            }
        }
        return bytes.toByteArray();
    }

    /** @param owner a pointer to the name, or -1 when the name was written before */
    private static void record(DataOutputStream out, int owner, int type, int seconds, byte[] data) throws IOException {
        if (owner >= 0) {
            out.writeShort(owner);
        }
        out.writeShort(type);
        out.writeShort(1);
        out.writeInt(seconds);
        out.writeShort(data.length);
        out.write(data);
    }

    private static byte[] encoded(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            byte[] octets = label.getBytes(StandardCharsets.US_ASCII);
            out.write(octets.length);
            out.writeBytes(octets);
        }
        out.write(0);
        return out.toByteArray();
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join();
    }
}
