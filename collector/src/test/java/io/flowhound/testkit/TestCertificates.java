/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * PEM files for tests of TLS, made by the JDK's keytool once a JVM: an authority {@code ca}, certificates {@code server} (of
 * 127.0.0.1) and {@code client} that it signed, and {@code stranger}, which signed itself.
 */
public final class TestCertificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final KeyStore store;

    private static final class Holder {
        static final TestCertificates INSTANCE = make();
    }

    private TestCertificates(Path folder, KeyStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** Those of this JVM. */
    public static TestCertificates shared() {
        return Holder.INSTANCE;
    }

    private static TestCertificates make() {
        try {
            Path folder = Files.createDirectories(
                    Path.of("target", "certificates-" + ProcessHandle.current().pid())
                            .toAbsolutePath());
            Path file = folder.resolve("store.p12");
            Files.deleteIfExists(file);
            generate(file, "ca", "-ext", "bc:c");
            generate(file, "server", "-ext", "san=ip:127.0.0.1", "-signer", "ca");
            generate(file, "client", "-signer", "ca");
            generate(file, "stranger");
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            for (String name : List.of("ca", "server", "client", "stranger")) {
                Certificate certificate = store.getCertificate(name);
                Files.writeString(folder.resolve(name + ".pem"), pem("CERTIFICATE", certificate.getEncoded()));
                byte[] key = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
                Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key));
            }
            return new TestCertificates(folder, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void generate(Path store, String name, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-validity",
                "36500"));
        command.addAll(Arrays.asList(more));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    /** A block of a PEM file. */
    public static String pem(String label, byte[] octets) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(octets);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /** The file with a certificate. */
    public Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    /** The file with the private key of a certificate. */
    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** A client that trusts the authority and presents a certificate, or none. */
    public SSLContext client(@Nullable String name) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", store.getCertificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        if (name != null) {
            own.setKeyEntry(
                    name, store.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(), new Certificate[] {
                        store.getCertificate(name)
                    });
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        X509ExtendedKeyManager manager = (X509ExtendedKeyManager) keys.getKeyManagers()[0];
        context.init(
                new KeyManager[] {name == null ? manager : new Insisting(name, manager)},
                trust.getTrustManagers(),
                null);
        return context;
    }

    /** A server that presents a certificate. */
    public SSLContext server(String name) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(name, store.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(), new Certificate[] {
            store.getCertificate(name)
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** SHA-256 of a certificate in hexadecimal digits. */
    public String fingerprint(String name) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(store.getCertificate(name).getEncoded());
        return HexFormat.of().formatHex(digest);
    }

    /** Presents its certificate even to a server that says to want one of another authority. */
    private static final class Insisting extends X509ExtendedKeyManager {
        private final String name;
        private final X509ExtendedKeyManager keys;

        Insisting(String name, X509ExtendedKeyManager keys) {
            this.name = name;
            this.keys = keys;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {name};
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return name;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return keys.getServerAliases(type, issuers);
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return keys.chooseServerAlias(type, issuers, socket);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }
    }
}
