/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

/**
 * An information element: what one field of a template means.
 *
 * @param enterprise the private enterprise number as 32 bits, 0 for IANA's own and for NetFlow v9's field types
 * @param id 0 to 65535; IPFIX uses up to 32767, NetFlow v9 all of them
 * @param name the registered name, such as {@code octetDeltaCount}; unique within IANA's registry only
 * @param type how the octets are to be read; they may be fewer than the type has (RFC 7011 section 6.2)
 */
public record InformationElement(int enterprise, int id, String name, ElementType type) {}
