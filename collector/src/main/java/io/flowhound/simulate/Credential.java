/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.Base64;

/**
 * With what somebody logs in.
 *
 * @param account name of the account
 * @param method {@code publickey}, {@code certificate} or {@code password}; Windows has its own
 * @param key fingerprint of the key; empty with a password
 */
record Credential(String account, String method, String key) {
    static final String PASSWORD = "password";
    static final String PUBLIC_KEY = "publickey";
    static final String CERTIFICATE = "certificate";

    private static final int SHA256_OCTETS = 32;

    static Credential password(String account) {
        return new Credential(account, PASSWORD, "");
    }

    /** @param owner whose key it is, a person or a machine */
    static Credential publicKey(String account, String owner) {
        return new Credential(account, PUBLIC_KEY, fingerprint(owner));
    }

    /** @param owner to whom it was issued */
    static Credential certificate(String account, String owner) {
        return new Credential(account, CERTIFICATE, fingerprint(owner));
    }

    /** The fingerprint that belongs to a name, in the form of OpenSSH. */
    static String fingerprint(String name) {
        Dice dice = Dice.of(name.hashCode(), SHA256_OCTETS);
        byte[] digest = new byte[SHA256_OCTETS];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) dice.between(0, 255);
        }
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    }
}
