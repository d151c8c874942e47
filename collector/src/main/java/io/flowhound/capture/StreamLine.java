/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Sends IPFIX messages over one TCP connection (RFC 7011 section 10.4), plain or TLS. */
final class StreamLine implements ReplayLine {
    private static final int IPFIX = 10;
    private static final int IPFIX_HEADER = 16;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InetSocketAddress target;
    private final OutputStream out;

    /**
     * Connects.
     *
     * @param local from where; null leaves it to the system
     * @throws IOException when nobody listens, or TLS cannot be agreed upon
     */
    StreamLine(SocketFactory factory, @Nullable SocketAddress local, InetSocketAddress target) throws IOException {
        this.target = target;
        socket = factory.createSocket();
        try {
            if (local != null) {
                socket.bind(local);
            }
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(target, TIMEOUT_MILLIS);
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            out = socket.getOutputStream();
        } catch (BindException e) {
            socket.close();
            throw e;
        } catch (IOException e) {
            socket.close();
            throw new IOException("cannot connect to " + name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void send(CapturedDatagram datagram) throws IOException {
        check(datagram);
        try {
            out.write(datagram.data, datagram.offset, datagram.length);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static void check(CapturedDatagram datagram) throws IOException {
        int version = datagram.length < 2 ? -1 : u16(datagram, 0);
        if (version != IPFIX) {
            throw new IOException("only IPFIX goes over TCP, and a datagram in this capture "
                    + (version < 0 ? "has no version" : "has version " + version)
                    + ". Send it over UDP: --to HOST:PORT");
        }
        int stated = datagram.length < IPFIX_HEADER ? -1 : u16(datagram, 2);
        if (stated != datagram.length) {
            throw new IOException(
                    "a message of " + datagram.length + " octets states another length (" + stated
                            + "), after which a collector cannot find the next one in a stream. Send it over UDP: --to HOST:PORT");
        }
    }

    private static int u16(CapturedDatagram datagram, int at) {
        int first = datagram.offset + at;
        return (datagram.data[first] & 0xFF) << 8 | (datagram.data[first + 1] & 0xFF);
    }

    /** Says that nothing more comes and waits until the collector has closed its side, having read everything. */
    @Override
    public void finish() throws IOException {
        try {
            socket.shutdownOutput();
            while (socket.getInputStream().read() >= 0) {
                // A collector has nothing to say.
            }
        } catch (SocketTimeoutException e) {
            // It keeps its side open, which it may.
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private IOException refused(IOException e) {
        return new IOException(
                name() + " has closed the connection (" + e.getMessage() + "); its log says why, not all was taken", e);
    }

    private String name() {
        return target.getHostString() + ":" + target.getPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
