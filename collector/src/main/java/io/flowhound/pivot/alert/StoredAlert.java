/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

/**
 * An alert as it stands in an index, with what an update needs in order not to overwrite somebody else's.
 *
 * @param alert the whole document
 * @param index its name, with the month
 * @param seqNo {@code _seq_no} of this version
 * @param primaryTerm {@code _primary_term} of this version
 */
public record StoredAlert(Alert alert, String index, long seqNo, long primaryTerm) {
    private static final int MONTH = "2026.03".length();

    Place place() {
        return new Place(index.substring(index.length() - MONTH), alert.id());
    }
}
