/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Sends the datagrams of a capture again over UDP, or its IPFIX messages over TCP. */
public final class Replayer {
    private static final long GAP_NANOS = 200_000;

    private final ReplaySettings settings;
    private long startNanos;
    private long startMillis;
    private boolean started;

    /** Makes one that sends as the settings say. */
    public Replayer(ReplaySettings settings) {
        this.settings = settings;
    }

    /** As {@link #replay(Path, IpAddress)} for a file whose exporter nobody knows. */
    public ReplaySummary replay(Path file) throws IOException {
        return replay(file, CaptureReader.NOBODY);
    }

    /**
     * Sends a whole capture; returns when the last datagram is sent, over TCP when the collector has read it.
     *
     * @param exporter the sender of the messages of an IPFIX file
     * @throws IOException when the capture cannot be read, a datagram cannot be sent, or the thread is interrupted
     */
    public ReplaySummary replay(Path file, IpAddress exporter) throws IOException {
        try (ReplaySockets sockets = new ReplaySockets(settings)) {
            CaptureSummary capture = null;
            for (int i = 0; i < settings.loops(); i++) {
                started = false;
                capture = CaptureReader.read(file, exporter, datagram -> {
                    waitFor(datagram.arrivalMillis);
                    sockets.send(datagram);
                });
            }
            if (capture == null) {
                throw new IllegalStateException("settings have one loop or more");
            }
            sockets.finish();
            return sockets.summary(capture);
        }
    }

    private void waitFor(long millis) throws IOException {
        if (settings.speed() == 0) {
            LockSupport.parkNanos(GAP_NANOS);
        } else if (!started) {
            started = true;
            startMillis = millis;
            startNanos = System.nanoTime();
        } else {
            long due = startNanos + (long) ((millis - startMillis) * 1e6 / settings.speed());
            long left = due - System.nanoTime();
            while (left > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(left);
                left = due - System.nanoTime();
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while sending a capture");
        }
    }

    /** The address that the exporter with a number, counted from 1, gets on loopback. */
    static IpAddress loopback(int number) {
        return new IpAddress(0, 0xFFFF_7F00_0100L + number);
    }
}
