/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file (RFC 7468). Messages of errors name the setting and the file. */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final long LONGEST = 1 << 20;

    /** One block: what it says to be, and its content in base 64. */
    record Block(String label, String base64) {
        byte[] octets() {
            return Base64.getMimeDecoder().decode(base64);
        }
    }

    private final String name;
    private final List<Block> blocks;

    private PemFile(String name, List<Block> blocks) {
        this.name = name;
        this.blocks = blocks;
    }

    /**
     * Reads a file.
     *
     * @param setting the setting that names it
     * @throws IOException when it cannot be read or is far too long
     */
    static PemFile read(String setting, Path file) throws IOException {
        String name = setting + " " + file;
        String text;
        try {
            if (Files.size(file) > LONGEST) {
                throw new IOException("it is longer than 1 MiB, so it is no PEM file");
            }
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IOException(name + ": there is no such file", e);
        } catch (IOException e) {
            throw new IOException(name + " cannot be read: " + e.getMessage(), e);
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return new PemFile(name, blocks);
    }

    /** Setting and file, for messages. */
    String name() {
        return name;
    }

    List<Block> blocks() {
        return blocks;
    }

    /**
     * Its certificates in their order.
     *
     * @throws IOException when there is none, or one is damaged
     */
    List<X509Certificate> certificates() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.label().equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.octets())));
                }
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IOException(name + " holds a damaged certificate: " + e.getMessage(), e);
        }
        if (certificates.isEmpty()) {
            throw new IOException(name + " holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }
}
