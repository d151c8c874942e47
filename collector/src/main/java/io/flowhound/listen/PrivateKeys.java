/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads private keys (PKCS#8, RFC 5958) and tells whether one belongs to a certificate. */
final class PrivateKeys {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
    private static final String PBES2 = "PBES2";
    private static final String PBES2_OID = "1.2.840.113549.1.5.13";

    private PrivateKeys() {}

    /**
     * The first private key of a file.
     *
     * @throws IOException when there is none, or it cannot be used; the message says what to do
     */
    static PrivateKey read(PemFile file, @Nullable String password) throws IOException {
        for (PemFile.Block block : file.blocks()) {
            String label = block.label();
            if (label.equals("PRIVATE KEY")) {
                return plain(file, octets(file, block));
            }
            if (label.equals("ENCRYPTED PRIVATE KEY")) {
                return plain(file, decrypted(file, octets(file, block), password));
            }
            if (label.endsWith(" PRIVATE KEY")) {
                throw new IOException(file.name() + " holds a key in an old form (" + label
                        + "). Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
            }
        }
        throw new IOException(file.name() + " holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)");
    }

    private static byte[] octets(PemFile file, PemFile.Block block) throws IOException {
        try {
            return block.octets();
        } catch (IllegalArgumentException e) {
            throw new IOException(file.name() + " is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] decrypted(PemFile file, byte[] octets, @Nullable String password) throws IOException {
        if (password == null) {
            throw new IOException(file.name() + " is encrypted: set tls.key-password");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(octets);
            AlgorithmParameters parameters = info.getAlgParameters();
            String name = info.getAlgName();
            String algorithm = name.equals(PBES2) || name.equals(PBES2_OID) ? String.valueOf(parameters) : name;
            SecretKey secret =
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray()));
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(file.name() + " cannot be decrypted. Is tls.key-password right?", e);
        }
    }

    private static PrivateKey plain(PemFile file, byte[] octets) throws IOException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(octets);
        try {
            for (String algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
                } catch (InvalidKeySpecException notThisOne) {
                    // The next one may fit.
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file.name() + " cannot be used: " + e.getMessage(), e);
        }
        throw new IOException(file.name() + " holds no key that can be used; RSA, EC and Ed25519 can");
    }

    /** Whether what the private key signs verifies with the public one. */
    static boolean belongTogether(PrivateKey secret, PublicKey open) {
        try {
            Signature signature = Signature.getInstance(signatureOf(secret));
            byte[] text = "flowhound".getBytes(StandardCharsets.US_ASCII);
            signature.initSign(secret);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // keys of two kinds
        }
    }

    private static String signatureOf(PrivateKey key) {
        return switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
