/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhound.config.Configuration;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.journal.FileJournal;
import io.flowhound.journal.JournalReader;
import io.flowhound.journal.JournalSettings;
import io.flowhound.listen.Intake;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.TestCertificates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IPFIX over TCP and TLS, from the configuration through the journal to documents. */
class StreamReceivingTest {
    private static final TemplateSpec TEMPLATE = TemplateSpec.of(
            256, FieldSpec.of(8, 4), FieldSpec.of(12, 4), FieldSpec.of(4, 1), FieldSpec.of(2, 4), FieldSpec.of(1, 8));

    private final TestCertificates certificates = TestCertificates.shared();
    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());

    @TempDir
    Path folder;

    private static final class Lines implements DocumentHandler {
        final List<String> documents = new ArrayList<>();
        private final JsonBuffer buffer = new JsonBuffer(1 << 12);

        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            buffer.clear();
            return buffer;
        }

        @Override
        public void end() {
            documents.add(buffer.toString());
        }
    }

    private Configuration configuration(String... settings) throws Exception {
        return Configuration.load(null, List.of(settings), Map.of());
    }

    private static byte[] data(TemplateSpec template, long packets) {
        DataRecord record = new DataRecord(template)
                .address(8, "192.0.2.1")
                .address(12, "192.0.2.2")
                .number(4, 17)
                .number(2, packets)
                .number(1, 1000 + packets);
        return ExportMessage.ipfix().data(template, record).toBytes();
    }

    private static byte[] template(TemplateSpec template) {
        return ExportMessage.ipfix().templates(template).toBytes();
    }

    private static Socket connect(SocketFactory sockets, InetSocketAddress to) throws IOException {
        return sockets.createSocket(to.getAddress(), to.getPort());
    }

    private FileJournal journal() throws IOException {
        return FileJournal.open(new JournalSettings(folder, 1 << 20, 16 << 20, Duration.ofMillis(100)), metrics);
    }

    private StreamReceiving ipfix(Configuration configuration, ServerCertificate certificate, FileJournal journal) {
        return StreamReceiving.ofIpfix(configuration.listen(), certificate.tls(), journal, metrics, Intake.open());
    }

    private List<String> decoded(FileJournal journal, int flows) throws Exception {
        Lines lines = new Lines();
        JournalReader reader = journal.reader();
        NetflowDecoder<?, ?> decoder =
                FlowPath.raw(configuration(), lines, metrics, reader).decoder();
        await().until(() -> {
            reader.poll(decoder, Duration.ofMillis(100));
            return lines.documents.size() >= flows;
        });
        return lines.documents;
    }

    @Test
    void flows_sentByTcpAndTls_becomeDocuments() throws Exception {
        Configuration configuration = configuration(
                "listen.ipfix-tcp=127.0.0.1:0",
                "listen.ipfix-tls=127.0.0.1:0",
                "tls.certificate=" + certificates.certificate("server"),
                "tls.key=" + certificates.key("server"));
        try (FileJournal journal = journal()) {
            try (ServerCertificate certificate = new ServerCertificate(configuration);
                    StreamReceiving streams = ipfix(configuration, certificate, journal)) {
                streams.start();
                assertThat(streams.addresses()).hasSize(2);
                SocketFactory tls = certificates.client(null).getSocketFactory();
                try (Socket one = connect(
                                SocketFactory.getDefault(), streams.addresses().get(0));
                        Socket two = connect(tls, streams.addresses().get(1))) {
                    one.getOutputStream().write(template(TEMPLATE));
                    two.getOutputStream().write(template(TEMPLATE));
                    one.getOutputStream().write(data(TEMPLATE, 7));
                    two.getOutputStream().write(data(TEMPLATE, 9));
                }
                await().until(() -> metrics.datagramsJournalled.count() == 6); // with the two ends
            }
            List<String> documents = decoded(journal, 2);
            assertThat(documents).hasSize(2);
            assertThat(documents).anyMatch(json -> json.contains("\"packets\":7"));
            assertThat(documents).anyMatch(json -> json.contains("\"packets\":9"));
        }

        assertThat(metrics.datagramsReceived.count()).isEqualTo(4);
        assertThat(metrics.connectionsEnded.count()).isEqualTo(2);
        assertThat(metrics.exporter("127.0.0.1").datagrams.count()).isEqualTo(4);
    }

    @Test
    void twoConnectionsOfOneAddress_haveTemplatesOfTheirOwn() throws Exception {
        TemplateSpec other = TemplateSpec.of(
                256,
                FieldSpec.of(1, 4),
                FieldSpec.of(2, 8),
                FieldSpec.of(4, 1),
                FieldSpec.of(8, 4),
                FieldSpec.of(12, 4));
        try (FileJournal journal = journal();
                StreamReceiving streams = StreamReceiving.ofIpfix(
                        configuration("listen.ipfix-tcp=127.0.0.1:0").listen(),
                        null,
                        journal,
                        metrics,
                        Intake.open())) {
            streams.start();
            InetSocketAddress to = streams.addresses().get(0);
            try (Socket one = connect(SocketFactory.getDefault(), to);
                    Socket two = connect(SocketFactory.getDefault(), to)) {
                one.getOutputStream().write(template(TEMPLATE));
                await().until(() -> metrics.datagramsJournalled.count() == 1);
                two.getOutputStream().write(template(other));
                await().until(() -> metrics.datagramsJournalled.count() == 2);
                one.getOutputStream().write(data(TEMPLATE, 7));
                two.getOutputStream().write(data(other, 9));
                await().until(() -> metrics.datagramsJournalled.count() == 4);
            }
            List<String> documents = decoded(journal, 2);

            assertThat(documents).hasSize(2);
            assertThat(documents).anyMatch(json -> json.contains("\"packets\":7") && json.contains("\"bytes\":1007"));
            assertThat(documents).anyMatch(json -> json.contains("\"packets\":9") && json.contains("\"bytes\":1009"));
        }
    }

    @Test
    void withoutAddresses_nothingIsOpened() throws Exception {
        try (FileJournal journal = journal();
                ServerCertificate certificate = new ServerCertificate(configuration());
                StreamReceiving streams = ipfix(configuration(), certificate, journal)) {
            streams.start();

            assertThat(streams.addresses()).isEmpty();
        }
    }

    @Test
    void keyOfAnotherCertificate_isToldAtTheStart() throws Exception {
        Configuration configuration = configuration(
                "listen.ipfix-tls=127.0.0.1:0",
                "tls.certificate=" + certificates.certificate("server"),
                "tls.key=" + certificates.key("client"));
        assertThatThrownBy(() -> new ServerCertificate(configuration).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tls.key " + certificates.key("client") + " is not the key");
    }

    @Test
    void check_reportsWhatIsWrongWithTheFiles() throws Exception {
        TlsCheck check = new TlsCheck();

        assertThat(check.run(configuration()))
                .isEqualTo(Check.Result.ok("no certificate configured, no listener needs one"));
        assertThat(check.run(configuration(
                                "tls.certificate=" + certificates.certificate("server"),
                                "tls.key=" + certificates.key("server")))
                        .summary())
                .startsWith("CN=server, valid until");
        Check.Result bad = check.run(configuration(
                "tls.certificate=" + certificates.certificate("server"), "tls.key=" + certificates.certificate("ca")));
        assertThat(bad.ok()).isFalse();
        assertThat(bad.summary()).contains("holds no private key");
    }
}
