/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.testkit.RealElastic;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log lines from sockets to a real Elasticsearch, and what they teach the flows. */
class SyslogIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final String prefix = RealElastic.prefix() + "log";

    @TempDir
    Path data;

    private Configuration configuration() throws Exception {
        return Configuration.load(
                null,
                List.of(
                        "elasticsearch.urls=" + RealElastic.shared().url(),
                        "index.prefix=" + prefix,
                        "listen.flows=127.0.0.1:0",
                        "listen.syslog=127.0.0.1:0",
                        "admin.address=127.0.0.1:0",
                        "networks.internal=10.0.0.0/8",
                        "bulk.max-wait=100ms",
                        "conversation.hold=1s",
                        "data.dir=" + data),
                Map.of());
    }

    private static void datagram(InetSocketAddress to, byte[] octets) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.send(new DatagramPacket(octets, octets.length, to));
        }
    }

    private static byte[] flow() {
        return new V5Message()
                .sysUptime(60_000)
                .exportTime(Instant.now().getEpochSecond(), 0)
                .add(new V5Record()
                        .addresses("10.0.0.77", "10.0.0.5")
                        .ports(50_022, 22)
                        .protocol(6)
                        .times(50_000, 59_000)
                        .counters(10, 2_000))
                .toBytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<ObjectNode> documents(ElasticClient client, String kind) throws Exception {
        client.call(api -> api.indices()
                .refresh(refresh -> refresh.index(prefix + "-" + kind + "*").ignoreUnavailable(true)));
        return client
                .call(api -> api.search(
                        search -> search.index(prefix + "-" + kind + "*")
                                .ignoreUnavailable(true)
                                .size(100),
                        ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .toList();
    }

    private void awaitDocuments(ElasticClient client, String kind, int count) {
        await().atMost(LONG).until(() -> documents(client, kind).size() >= count);
    }

    @Test
    void lines_byUdpAndTcp_becomeDocuments_alsoSuchAsAreNone_andNameTheHostsOfFlows() throws Exception {
        try (ElasticClient client = RealElastic.shared().client()) {
            new Templates(client, TemplateSettings.of(prefix)).install();
            try (Collector collector = new Collector(configuration())) {
                String now = Instant.now().toString();
                InetSocketAddress udp = collector.syslogAddresses().get(0);
                datagram(udp, utf8("<192>" + now + " this is no line of syslog"));
                datagram(udp, new byte[] {(byte) 0xFF, 0, 'x'});
                String lease = "<30>" + Instant.now().minusSeconds(60)
                        + " router dnsmasq-dhcp[71]: DHCPACK(br-lan) 10.0.0.77 00:00:5e:00:53:07 laptop";
                datagram(udp, utf8(lease));
                try (Socket socket = new Socket()) {
                    socket.connect(collector.syslogStreamAddresses().get(0));
                    String login = "<38>1 " + now
                            + " nas sshd 812 - - Accepted publickey for alice from 10.0.0.77 port 50022 ssh2: ED25519 SHA256:abc";
                    socket.getOutputStream()
                            .write(utf8(login.length() + " " + login + "<13>" + now + " nas app: hello\n"));
                }
                awaitDocuments(client, "syslog", 5);
                datagram(collector.flowAddresses().get(0), flow());
                awaitDocuments(client, "flows", 1);
            }
            List<ObjectNode> lines = documents(client, "syslog");
            assertThat(lines).hasSize(5);
            ObjectNode login = lines.stream()
                    .filter(line -> line.at("/user/name").asText().equals("alice"))
                    .findFirst()
                    .orElseThrow();
            assertThat(login.at("/source/ip").asText()).isEqualTo("10.0.0.77");
            assertThat(login.at("/source/port").asInt()).isEqualTo(50022);
            assertThat(login.at("/event/outcome").asText()).isEqualTo("success");
            assertThat(login.at("/login/key").asText()).isEqualTo("SHA256:abc");
            assertThat(lines)
                    .extracting(line -> line.at("/log/syslog/facility/code").asText())
                    .contains("invld");
            ObjectNode flow = documents(client, "flows").get(0);
            assertThat(flow.at("/flow/source/id").asText())
                    .as("of %s after %s", flow, lines)
                    .isEqualTo("00-00-5E-00-53-07");
            assertThat(flow.at("/source/domain").asText()).isEqualTo("laptop");
            client.call(api -> api.indices().refresh(refresh -> refresh.index(prefix + "-*")));
            assertThat(client.call(api -> api.count(count -> count.index(prefix + "-syslog")
                                    .query(query -> query.term(
                                            term -> term.field("related.user").value("alice")))))
                            .count())
                    .isEqualTo(1);
        }
    }
}
