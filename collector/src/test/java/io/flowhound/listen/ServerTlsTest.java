/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.testkit.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTlsTest {
    /** A key of no certificate: openssl ecparam -name prime256v1 -genkey | openssl pkcs8 -topk8 -passout 'pass:open sesame'. */
    private static final String ENCRYPTED = """
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjZCtu7u3jRmwICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEOhaxSAWMHij9N5O7pDq2n4EgZCs
            J/lksBDNxWXRTwa6iq0h64PgOB9U8tV/anVYENqnKCFlen7e2w094kzUtyKfKwaW
            66RNhLrwwRaESpoK52HgJhXDjMtWcn5wcjuI6Z+DExetuursbD+Pu30uWL4BNMrz
            6Z2dK1NtBPYxSYLXp3+bc+2NH685fvWUfbTOKshjK97awqoF24JfWDB9Me9yxVQ=
            """;

    private final TestCertificates certificates = TestCertificates.shared();

    @TempDir
    Path folder;

    private TlsFiles files(Path certificate, Path key, @Nullable String password) {
        return new TlsFiles(certificate, key, password, null);
    }

    private void refuses(TlsFiles files, String... words) {
        assertThatThrownBy(() -> ServerTls.load(files))
                .isInstanceOf(IOException.class)
                .message()
                .contains(words);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void load_pair_isDescribed() throws Exception {
        ServerTls tls = ServerTls.load(new TlsFiles(
                certificates.certificate("server"), certificates.key("server"), null, certificates.certificate("ca")));

        assertThat(tls.describe())
                .startsWith("CN=server, valid until ")
                .endsWith(", clients need a certificate of " + certificates.certificate("ca"));
        assertThat(tls.validUntil()).isAfter(Instant.now());
    }

    @Test
    void load_keyAndCertificateInOneFile_isTaken() throws Exception {
        Path both = write(
                "both.pem",
                "some words\n" + Files.readString(certificates.key("server"))
                        + Files.readString(certificates.certificate("server"))
                        + Files.readString(certificates.certificate("ca")));

        assertThat(ServerTls.load(files(both, both, null)).describe()).startsWith("CN=server, ");
    }

    @Test
    void load_keyOfAnotherCertificate_isRefused() {
        refuses(
                files(certificates.certificate("server"), certificates.key("client"), null),
                "tls.key " + certificates.key("client") + " is not the key of the first certificate in tls.certificate "
                        + certificates.certificate("server"));
    }

    @Test
    void read_encryptedKey_needsItsPassword() throws Exception {
        PemFile file = PemFile.read(
                "tls.key",
                write(
                        "encrypted.key",
                        TestCertificates.pem(
                                "ENCRYPTED PRIVATE KEY", Base64.getMimeDecoder().decode(ENCRYPTED))));

        assertThat(PrivateKeys.read(file, "open sesame").getAlgorithm()).isEqualTo("EC");
        assertThatThrownBy(() -> PrivateKeys.read(file, null))
                .hasMessage(file.name() + " is encrypted: set tls.key-password");
        assertThatThrownBy(() -> PrivateKeys.read(file, "wrong"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.name() + " cannot be decrypted")
                .hasMessageContaining("Is tls.key-password right?");
    }

    @Test
    void load_unusableFiles_areRefusedByName() throws Exception {
        Path certificate = certificates.certificate("server");
        Path key = certificates.key("server");
        Path text = write("text.pem", "no PEM");
        Path missing = folder.resolve("missing.pem");
        Path damaged = write("damaged.pem", TestCertificates.pem("CERTIFICATE", new byte[] {1, 2, 3}));
        Path old = write("old.key", TestCertificates.pem("RSA PRIVATE KEY", new byte[] {1}));
        Path noKey = write("no.key", TestCertificates.pem("PRIVATE KEY", new byte[] {1, 2}));
        Path noBase64 = write("bad.key", "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n");

        refuses(files(text, key, null), "tls.certificate " + text + " holds no certificate in PEM form");
        refuses(files(missing, key, null), "tls.certificate " + missing + ": there is no such file");
        refuses(files(folder, key, null), "tls.certificate " + folder + " cannot be read");
        refuses(files(damaged, key, null), "tls.certificate " + damaged + " holds a damaged certificate");
        refuses(files(certificate, text, null), "tls.key " + text + " holds no private key in PEM form");
        refuses(files(certificate, certificate, null), "holds no private key in PEM form");
        refuses(files(certificate, old, null), "tls.key " + old + " holds a key in an old form", "openssl pkcs8");
        refuses(files(certificate, noKey, null), "tls.key " + noKey + " holds no key that can be used");
        refuses(files(certificate, noBase64, null), "tls.key " + noBase64 + " is damaged");
        refuses(new TlsFiles(certificate, key, null, text), "tls.client-ca " + text + " holds no certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void belongTogether_keysOfEveryKind(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        KeyPair one = generator.generateKeyPair();
        KeyPair other = generator.generateKeyPair();
        Path file = write(
                "one.key", TestCertificates.pem("PRIVATE KEY", one.getPrivate().getEncoded()));

        var read = PrivateKeys.read(PemFile.read("tls.key", file), null);

        assertThat(PrivateKeys.belongTogether(read, one.getPublic())).isTrue();
        assertThat(PrivateKeys.belongTogether(read, other.getPublic())).isFalse();
    }

    @Test
    void reloadIfChanged_takesAGoodPair_andKeepsTheOldOneOtherwise() throws Exception {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Files.copy(certificates.certificate("server"), certificate);
        Files.copy(certificates.key("server"), key);
        ServerTls tls = ServerTls.load(files(certificate, key, null));

        Files.writeString(certificate, Files.readString(certificates.certificate("client")));
        Files.setLastModifiedTime(certificate, FileTime.from(Instant.EPOCH));
        tls.reloadIfChanged();
        assertThat(tls.describe()).startsWith("CN=server,");

        Files.writeString(key, Files.readString(certificates.key("client")));
        Files.setLastModifiedTime(key, FileTime.from(Instant.EPOCH));
        tls.reloadIfChanged();
        assertThat(tls.describe()).startsWith("CN=client,");

        Files.delete(key);
        tls.reloadIfChanged();
        assertThat(tls.describe()).startsWith("CN=client,");
    }

    @Test
    void files_text_hidesThePassword() {
        assertThat(files(Path.of("a"), Path.of("b"), "hush").toString()).doesNotContain("hush");
    }
}
