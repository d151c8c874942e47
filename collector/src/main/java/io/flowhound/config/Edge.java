/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/**
 * Who logs in where: {@code 10.0.0.5 -> 10.0.1.9}. Either side may be a range.
 *
 * @param source the client's addresses
 * @param destination the server's addresses
 */
public record Edge(Cidr source, Cidr destination) {
    private static final String ARROW = "->";

    static Edge parse(String text) throws BadValueException {
        int arrow = text.indexOf(ARROW);
        if (arrow < 0) {
            throw new BadValueException("is no edge; write client -> server, such as 10.0.0.5 -> 10.0.1.0/24", null);
        }
        Cidr source = Cidr.parse(text.substring(0, arrow).strip());
        return new Edge(
                source, Cidr.parse(text.substring(arrow + ARROW.length()).strip()));
    }

    @Override
    public String toString() {
        return source + " " + ARROW + " " + destination;
    }
}
