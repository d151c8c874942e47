/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import java.nio.file.Path;

/**
 * The databases of places that documents were stored with.
 *
 * @param city a GeoIP2 or GeoLite2 City database
 * @param asn a GeoLite2 ASN database
 */
public record StoredPlaces(Path city, Path asn) {}
