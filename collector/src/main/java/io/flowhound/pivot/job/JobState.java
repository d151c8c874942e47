/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the ticks must know to go on: that of the detector, of the alerts, and how much was read.
 *
 * @param hunt state of the detector
 * @param alerts state of the alerts
 * @param late how much was read
 */
record JobState(byte[] hunt, byte[] alerts, LateArrivals late) {
    private static final int FORMAT = 1;

    byte[] toBytes() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(hunt.length + alerts.length + 8_192);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(FORMAT);
            out.writeInt(hunt.length);
            out.write(hunt);
            out.writeInt(alerts.length);
            out.write(alerts);
            late.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    /** @throws IllegalArgumentException when these are not the octets of such a state */
    static JobState of(byte[] octets) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            if (in.readInt() != FORMAT) {
                throw new IllegalArgumentException("it is of another format");
            }
            return new JobState(part(in, octets), part(in, octets), LateArrivals.restore(in));
        } catch (IOException e) {
            throw new IllegalArgumentException("it ends too soon", e);
        }
    }

    private static byte[] part(DataInputStream in, byte[] octets) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > octets.length) {
            throw new IOException("a length of " + length);
        }
        return in.readNBytes(length);
    }
}
