/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyslogDecoderTest {
    private static final String HOST = "192.0.2.7";

    private final Decoded decoded = new Decoded();

    private static String at(JsonNode document, String path) {
        return document.at("/" + path.replace('.', '/')).asText();
    }

    @Test
    void line_becomesADocument() {
        JsonNode document = decoded.of(HOST, "<86>Nov 22 11:59:58 Web1 cron[77]: job done");
        assertThat(at(document, "@timestamp")).isEqualTo("2026-11-22T11:59:58.000Z");
        assertThat(decoded.timestamp).isEqualTo(Decoded.ARRIVAL - 2000);
        assertThat(at(document, "event.created")).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(at(document, "message")).isEqualTo("job done");
        assertThat(at(document, "host.hostname")).isEqualTo("Web1");
        assertThat(at(document, "host.name")).isEqualTo("web1");
        assertThat(at(document, "host.ip.0")).isEqualTo(HOST);
        assertThat(at(document, "process.name")).isEqualTo("cron");
        assertThat(at(document, "process.pid")).isEqualTo("77");
        assertThat(at(document, "log.level")).isEqualTo("info");
        assertThat(at(document, "log.syslog.priority")).isEqualTo("86");
        assertThat(at(document, "log.syslog.facility.code")).isEqualTo("10");
        assertThat(at(document, "log.syslog.facility.name")).isEqualTo("authpriv");
        assertThat(at(document, "log.syslog.severity.code")).isEqualTo("6");
        assertThat(at(document, "log.syslog.severity.name")).isEqualTo("Informational");
        assertThat(at(document, "log.syslog.appname")).isEqualTo("cron");
        assertThat(at(document, "syslog.format")).isEqualTo("rfc3164");
        assertThat(at(document, "syslog.time_source")).isEqualTo("message");
        assertThat(at(document, "syslog.sender.ip")).isEqualTo(HOST);
        assertThat(at(document, "related.ip.0")).isEqualTo(HOST);
        assertThat(at(document, "related.hosts.0")).isEqualTo("web1");
        assertThat(document.has("tags")).isFalse();
    }

    @Test
    void rfc5424_isSaidSo() {
        JsonNode document =
                decoded.of(HOST, "<165>1 2026-11-22T11:59:58.003Z web1 app p7 ID47 [a@1 x=\"1\"] \uFEFFtext");
        assertThat(at(document, "syslog.format")).isEqualTo("rfc5424");
        assertThat(at(document, "log.syslog.version")).isEqualTo("1");
        assertThat(at(document, "log.syslog.procid")).isEqualTo("p7");
        assertThat(at(document, "log.syslog.msgid")).isEqualTo("ID47");
        assertThat(document.at("/log/syslog/structured_data/a@1/x").asText()).isEqualTo("1");
        assertThat(at(document, "message")).isEqualTo("text");
        assertThat(document.at("/process/pid").isMissingNode()).isTrue();
    }

    @Test
    void lineThatCannotBeRead_isKeptWithTheReason() {
        JsonNode document = decoded.of(HOST, "<192>Nov 22 11:59:58 web1 cron[77]: job done");
        assertThat(at(document, "message")).isEqualTo("<192>Nov 22 11:59:58 web1 cron[77]: job done");
        assertThat(at(document, "syslog.format")).isEqualTo("none");
        assertThat(at(document, "tags.0")).isEqualTo("unparsed");
        assertThat(at(document, "error.message")).contains("priority of <0> to <191>");
        assertThat(at(document, "syslog.time_source")).isEqualTo("arrival");
        assertThat(at(document, "@timestamp")).isEqualTo("2026-11-22T12:00:00.000Z");
    }

    @Test
    void impossibleTime_isTheStart() {
        JsonNode document = decoded.of(HOST, "<13>2019-11-22T11:59:58Z web1 a: b");
        assertThat(at(document, "@timestamp")).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(at(document, "event.start")).isEqualTo("2019-11-22T11:59:58.000Z");
        assertThat(at(document, "syslog.time_source")).isEqualTo("arrival");
    }

    @Test
    void programOfSeveralParts_isTheFirstOfThem() {
        JsonNode document = decoded.of(HOST, "<22>Nov 22 11:59:58 web1 postfix/smtpd[7]: connect");
        assertThat(at(document, "process.name")).isEqualTo("postfix");
        assertThat(at(document, "log.syslog.appname")).isEqualTo("postfix/smtpd");
        document = decoded.of(HOST, "<22>Nov 22 11:59:58 web1 /usr/sbin/cron[7]: connect");
        assertThat(at(document, "process.name")).isEqualTo("cron");
    }

    @Test
    void longestMessage_isTaggedAsCut() {
        byte[] line = new byte[LineReader.LONGEST];
        Arrays.fill(line, (byte) 'x');
        assertThat(at(decoded.of(HOST, line), "tags.1")).isEqualTo("truncated");
        assertThat(decoded.of(HOST, Arrays.copyOf(line, line.length - 1)).at("/tags"))
                .hasSize(1);
    }

    @Test
    void nulWithin_losesNothing() {
        JsonNode document = decoded.of(HOST, "<13>Nov 22 11:59:58 web1 a: b\0c\"\0\0d\0");
        assertThat(at(document, "message")).isEqualTo("b\0c\"\0\0d");
    }

    @Test
    void relay_doesNotLendItsAddress() {
        decoded.of(HOST, "<13>Nov 22 11:59:58 relay a: b");
        JsonNode document = decoded.of(HOST, "<13>Nov 22 11:59:58 web1 a: b");
        assertThat(document.at("/host/ip").isMissingNode()).isTrue();
        assertThat(at(document, "syslog.sender.ip")).isEqualTo(HOST);
        assertThat(document.at("/related/ip").isMissingNode()).isTrue();
        document = decoded.of(HOST, "<13>Nov 22 11:59:58 192.0.2.50 a: b");
        assertThat(at(document, "host.ip.0")).isEqualTo("192.0.2.50");
    }

    @Test
    void unknownSender_hasNoAddress() {
        JsonNode document = decoded.of("::", "<13>Nov 22 11:59:58 web1 a: b");
        assertThat(document.at("/host/ip").isMissingNode()).isTrue();
        assertThat(document.at("/syslog/sender").isMissingNode()).isTrue();
    }

    @Test
    void counters_areThoseOfTheDocuments() {
        decoded.of(HOST, "<13>Nov 22 11:59:58 web1 a: b");
        decoded.of(HOST, "<999>");
        decoded.of("192.0.2.8", "no header at all");
        assertThat(decoded.of(HOST, new byte[0])).isNull();
        assertThat(decoded.of(HOST, " \r\n\0")).isNull();
        assertThat(decoded.documents).hasSize(3);
        assertThat(decoded.count("flowhound.sender.messages")).isEqualTo(5);
        assertThat(decoded.count("flowhound.sender.documents")).isEqualTo(3);
        assertThat(decoded.count("flowhound.sender.empty")).isEqualTo(2);
        assertThat(decoded.count("flowhound.sender.unparsed"))
                .isEqualTo(2)
                .isEqualTo(decoded.count("flowhound.syslog.unparsed"));
        assertThat(decoded.count("flowhound.sender.understood"))
                .isEqualTo(decoded.count("flowhound.syslog.understood"));
    }

    /** Lines of all kinds with octets changed, cut and doubled, and octets at random: one valid document each, always. */
    @Test
    void rubbish_becomesOneDocumentEach() {
        String[] seeds = {
            "<165>1 2026-11-22T04:11:00.003+01:00 web1 app 71 ID47 [a@1 x=\"1\" y=\"\\]\"][b z=\"\"] \uFEFFtext",
            "<189>29: router1: 000032: .Mar  1 18:48:50.483 CEST: %SYS-5-CONFIG_I: Configured",
            "<13>Nov 22 04:11:00 2001:db8::7 postfix/smtpd[77]: rejected\0\t\u20AC",
            "<134>1 1795320660.774247467 branch1 urls src=10.0.0.5:1",
            "2015 Nov 13 13:40:01 2016 CET h user.info kernel: [ 1.5] x",
            "<12>RP/0/RSP0/CPU0:Mar  6 15:36:21.1 UTC: config[65]: %A-5-B : c"
        };
        Random random = new Random(5424);
        for (int round = 0; round < 20_000; round++) {
            byte[] line = mutated(seeds[random.nextInt(seeds.length)].getBytes(StandardCharsets.UTF_8), random);
            line[0] = line[0] == 0 || line[0] == ' ' ? (byte) '<' : line[0];
            assertThat(decoded.of(HOST, line))
                    .as(new String(line, StandardCharsets.ISO_8859_1))
                    .isNotNull();
        }
        for (int round = 0; round < 100; round++) {
            byte[] line = new byte[1 + random.nextInt(LineReader.LONGEST)];
            random.nextBytes(line);
            line[0] = '<';
            assertThat(decoded.of(HOST, line)).isNotNull();
        }
        assertThat(decoded.count("flowhound.sender.documents")).isEqualTo(20_100);
    }

    private static byte[] mutated(byte[] line, Random random) {
        byte[] mutated = Arrays.copyOf(line, 1 + random.nextInt(line.length));
        for (int change = random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(3)) {
                case 0 -> mutated[at] = (byte) random.nextInt();
                case 1 -> mutated[at] = mutated[random.nextInt(mutated.length)];
                default -> mutated[at] = (byte) " :[]<>-.\"\\0".charAt(random.nextInt(11));
            }
        }
        return mutated;
    }
}
