/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A page of the admin server that is one JSON object. Asked by several threads at once. */
public interface JsonPage {
    /**
     * The page as it is now.
     *
     * @param query the parameters of the request; names that the page does not know are ignored
     * @throws IllegalArgumentException when a parameter cannot be used; its message is for the user
     */
    ObjectNode page(Map<String, String> query);
}
