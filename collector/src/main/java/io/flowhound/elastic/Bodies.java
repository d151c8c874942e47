/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Response;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;

/** Reads the body of an answer, which the client has already received whole. */
final class Bodies {
    private Bodies() {}

    /** Its octets; none when the answer has no body, as that to a request which is too large. */
    static byte[] read(Response response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream in = entity.getContent()) {
            return in.readAllBytes();
        }
    }
}
