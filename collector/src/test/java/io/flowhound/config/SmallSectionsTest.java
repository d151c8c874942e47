/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IndexLayout;
import io.flowhound.schema.IndexMode;
import io.flowhound.schema.IndexSort;
import io.flowhound.schema.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defaults, full mapping and validation of the sections that are short. */
class SmallSectionsTest {
    @Nested
    class OfIndex {
        private final SectionAssert<Index> section = new SectionAssert<>("index", Configuration::index);

        @Test
        void defaults() throws Exception {
            assertThat(section.load())
                    .isEqualTo(new Index(
                            "flowhound",
                            null,
                            null,
                            Duration.ofSeconds(5),
                            IndexMode.STANDARD,
                            IndexSort.DESTINATION,
                            IndexLayout.DATED,
                            "default",
                            null));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(
                    new Index(
                            "net-1.test_2",
                            4,
                            0,
                            Duration.ofSeconds(30),
                            IndexMode.LOGSDB,
                            IndexSort.NONE,
                            IndexLayout.DATA_STREAM,
                            "branch_1",
                            "flows-90d"),
                    "prefix=net-1.test_2",
                    "shards=4",
                    "replicas=0",
                    "refresh=30s",
                    "mode=logsdb",
                    "sort=none",
                    "layout=data-stream",
                    "namespace=branch_1",
                    "lifecycle=flows-90d");
        }

        @Test
        void validation() {
            String rule =
                    "must be 1 to 100 lower-case letters, digits, '-', '_' or '.', and begin with a letter or digit";
            section.refuses("prefix 'Net' " + rule + "; did you mean 'net'?", "prefix=Net");
            section.refuses("prefix '-net' " + rule, "prefix=-net");
            section.refuses("prefix 'a*' " + rule, "prefix=a*");
            section.refuses(
                    "namespace 'Branch-1' must be 1 to 100 lower-case letters, digits, '_' or '.'; did you mean 'branch_1'?",
                    "layout=data-stream",
                    "namespace=Branch-1");
            section.refuses(
                    "namespace 'branch' is for a data stream: set index.layout to data-stream, or leave it out and tell indices apart by"
                            + " index.prefix",
                    "namespace=branch");
            section.refuses(
                    "lifecycle '_mine' is no name of a policy: at most 255 characters without commas, quotes and blanks, and no _ in front",
                    "layout=data-stream",
                    "lifecycle=_mine");
            section.refuses(
                    "lifecycle 'mine' would delete what retention deletes: set retention.enabled to false, or index.layout to"
                            + " data-stream",
                    "lifecycle=mine");
        }
    }

    @Nested
    class OfListen {
        private final SectionAssert<Listen> section = new SectionAssert<>("listen", Configuration::listen);

        @TempDir
        Path folder;

        @Test
        void defaults() throws Exception {
            assertThat(section.load())
                    .isEqualTo(new Listen(
                            List.of(new Address("0.0.0.0", 2055), new Address("0.0.0.0", 4739)),
                            List.of(),
                            List.of(),
                            List.of(new Address("0.0.0.0", 5514)),
                            List.of(),
                            List.of(),
                            List.of(),
                            Configuration.load(null, List.of(), Map.of())
                                    .networks()
                                    .internal(),
                            0,
                            new DataSize(16 << 20)));
        }

        @Test
        void fullMapping() throws Exception {
            Path pem = Files.createFile(folder.resolve("tls.pem"));
            section.beside("tls.certificate=" + pem, "tls.key=" + pem)
                    .mapsFully(
                            new Listen(
                                    List.of(new Address("::", 2055), new Address("", 9995)),
                                    List.of(new Address("", 4739), new Address("::1", 9995)),
                                    List.of(new Address("127.0.0.1", 4740)),
                                    List.of(new Address("", 514), new Address("::1", 5514)),
                                    List.of(new Address("", 6514)),
                                    List.of(new Target("192.0.2.9", 2055), new Target("2001:db8::1", 2055)),
                                    List.of(new Target("logs.example.org", 514)),
                                    List.of(Cidr.parse("192.0.2.0/24"), Cidr.parse("2001:db8::1")),
                                    5000,
                                    new DataSize(1 << 20)),
                            "flows=[::]:2055, 9995",
                            "ipfix-tcp=4739, [::1]:9995",
                            "ipfix-tls=127.0.0.1:4740",
                            "syslog=514, [::1]:5514",
                            "syslog-tls=6514",
                            "forward=udp://192.0.2.9:2055, udp://[2001:db8::1]:2055",
                            "forward-syslog=udp://logs.example.org:514",
                            "allow=192.0.2.0/24, 2001:db8::1",
                            "rate-limit=5000",
                            "receive-buffer=1MiB");
        }

        @Test
        void validation() {
            section.refuses("flows '0.0.0.0:1' is named twice", "flows=0.0.0.0:1,0.0.0.0:1");
            section.refuses("flows 'a:70000' has a port above 65535", "flows=a:70000");
            section.refuses("ipfix-tcp '1' is named twice", "ipfix-tcp=1,1");
            assertThat(section.problems("flows=::1:2055")).contains("with IPv6 addresses in [ ]");
        }

        @Test
        void validation_ofTls() throws Exception {
            assertThat(section.problems("ipfix-tls=4740")).isEqualTo("tls.certificate is missing for listen.ipfix-tls");
            Path pem = Files.createFile(folder.resolve("tls.pem"));
            section.beside("tls.certificate=" + pem, "tls.key=" + pem);
            section.refuses("ipfix-tls '0.0.0.0:1' is named twice", "ipfix-tls=0.0.0.0:1,0.0.0.0:1");
            section.refuses(
                    "ipfix-tls '4739' is taken by listen.ipfix-tcp; TLS needs a port of its own; did you mean '4740'?",
                    "ipfix-tcp=4739",
                    "ipfix-tls=4739");
        }

        @Test
        void validation_ofSyslog() throws Exception {
            assertThat(section.problems("syslog-tls=6514"))
                    .isEqualTo("tls.certificate is missing for listen.syslog-tls");
            Path pem = Files.createFile(folder.resolve("tls.pem"));
            section.beside("tls.certificate=" + pem, "tls.key=" + pem);
            section.refuses("syslog '514' is named twice", "syslog=514,514");
            section.refuses("syslog-tls '6514' is named twice", "syslog-tls=6514,6514");
            section.refuses(
                    "syslog '0.0.0.0:2055' is taken by listen.flows; syslog needs a port of its own; did you mean '0.0.0.0:2056'?",
                    "syslog=0.0.0.0:2055");
            section.refuses(
                    "syslog '5514' is taken by listen.ipfix-tcp; syslog needs a port of its own; did you mean '5515'?",
                    "ipfix-tcp=5514",
                    "syslog=5514");
            section.refuses(
                    "syslog '5514' is taken by listen.ipfix-tls; syslog needs a port of its own; did you mean '5515'?",
                    "ipfix-tls=5514",
                    "syslog=5514");
            section.refuses(
                    "syslog-tls '5514' is taken by listen.syslog; TLS needs a port of its own; did you mean '5515'?",
                    "syslog=5514",
                    "syslog-tls=5514");
            section.refuses(
                    "syslog-tls '4740' is taken by listen.ipfix-tls; syslog needs a port of its own; did you mean '4741'?",
                    "ipfix-tls=4740",
                    "syslog-tls=4740");
        }

        @Test
        void validation_ofForward() {
            section.refuses(
                    "forward '192.0.2.9:2055' is no target; write udp://HOST:PORT, with IPv6 addresses in [ ]; did you mean 'udp://192.0.2.9:2055'?",
                    "forward=192.0.2.9:2055");
            section.refuses("forward 'udp://a:0' must have a port from 1 to 65535", "forward=udp://a:0");
            section.refuses("forward-syslog 'udp://a:1' is named twice", "forward-syslog=udp://a:1,udp://a:1");
            String loop = "is this collector itself: each datagram would come round for ever";
            section.refuses("forward 'udp://127.0.0.1:2055' " + loop, "forward=udp://127.0.0.1:2055");
            section.refuses("forward 'udp://localhost:5514' " + loop, "forward=udp://localhost:5514");
            section.refuses("forward 'udp://me:99' " + loop, "flows=me:99", "forward=udp://me:99");
            section.refuses(
                    "forward-syslog 'udp://[::1]:99' " + loop, "flows=[::]:99", "forward-syslog=udp://[::1]:99");
        }

        @Test
        void forward_toANeighbourOnThisMachine_isNoLoop() throws Exception {
            assertThat(section.load("flows=127.0.0.1:2055", "forward=udp://127.0.0.2:2055,udp://127.0.0.1:2056")
                            .forward())
                    .hasSize(2);
        }

        @Test
        void validation_ofSenders() {
            section.refuses(
                    "allow must name at least one network, or nobody could send; did you mean '0.0.0.0/0, ::/0'?",
                    "allow=[]");
            section.refuses(
                    "allow '10.0.0.1/8' has bits set behind the prefix; did you mean '10.0.0.0/8'?",
                    "allow=10.0.0.1/8");
            section.refuses("rate-limit '-1' must be from 0 to 1000000", "rate-limit=-1");
            section.refuses("receive-buffer '1KiB' must be from 64KiB to 1GiB", "receive-buffer=1KiB");
        }

        @Test
        void syslog_mayBeSwitchedOff() throws Exception {
            assertThat(section.load("syslog=[]").syslog()).isEmpty();
        }
    }

    @Nested
    class OfTls {
        private final SectionAssert<Tls> section = new SectionAssert<>("tls", Configuration::tls);

        @TempDir
        Path folder;

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Tls(null, null, null, null));
        }

        @Test
        void fullMapping() throws Exception {
            Path certificate = Files.createFile(folder.resolve("certificate.pem"));
            Path key = Files.createFile(folder.resolve("key.pem"));
            Path ca = Files.createFile(folder.resolve("ca.pem"));
            section.mapsFully(
                    new Tls(certificate, key, new Secret("hush"), ca),
                    "certificate=" + certificate,
                    "key=" + key,
                    "key-password=hush",
                    "client-ca=" + ca);
        }

        @Test
        void validation() throws Exception {
            String rule = "is no file that can be read; relative paths start at the working folder";
            Path file = Files.createFile(folder.resolve("some.pem"));
            assertThat(section.problems("certificate=/no/cert.pem", "key=/no/key.pem", "client-ca=/no/ca.pem"))
                    .isEqualTo("tls.certificate '/no/cert.pem' " + rule + "\ntls.key '/no/key.pem' " + rule
                            + "\ntls.client-ca '/no/ca.pem' " + rule);
            section.refuses("key is missing for tls.certificate", "certificate=" + file);
            section.refuses("certificate is missing for tls.key", "key=" + file);
            section.refuses("key is missing for tls.key-password", "key-password=hush");
            section.refuses("certificate is missing for tls.client-ca", "client-ca=" + file);
        }

        @Test
        void validation_badFiles_areReportedOnce_beforeWhoNeedsThem() {
            section.beside("listen.ipfix-tls=4740");
            assertThat(section.problems("certificate=/no/cert.pem", "key=/no/key.pem"))
                    .contains("tls.certificate '/no/cert.pem'")
                    .doesNotContain("is missing for listen.ipfix-tls");
        }
    }

    @Nested
    class OfData {
        private final SectionAssert<Data> section = new SectionAssert<>("data", Configuration::data);

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Data(Path.of("var/data")));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(new Data(Path.of("/srv/flow hound")), "dir=/srv/flow hound");
        }

        @Test
        void validation() {
            assertThat(section.problems("dir=a\0b")).contains("is no path");
        }
    }

    @Nested
    class OfJournal {
        private final SectionAssert<Journal> section = new SectionAssert<>("journal", Configuration::journal);

        @Test
        void defaults() throws Exception {
            assertThat(section.load())
                    .isEqualTo(new Journal(
                            new DataSize(4L << 30),
                            new DataSize(64L << 20),
                            Duration.ofMillis(100),
                            new DataSize(4L << 20)));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(
                    new Journal(
                            new DataSize(200_000_000_000L),
                            new DataSize(16_000_000),
                            Duration.ofMillis(20),
                            new DataSize(1_000_000)),
                    "budget=200GB",
                    "segment=16MB",
                    "sync-interval=20ms",
                    "sync-size=1MB");
        }

        @Test
        void validation() {
            section.refuses("budget '1MB' must be from 16MB to 16TB", "budget=1MB");
            section.refuses(
                    "segment '1MB' is too small for journal.budget (100GB), which may be 16384 files at most",
                    "budget=100GB",
                    "segment=1MB");
            section.refuses("segment '64MiB' must be at most a quarter of journal.budget (100MB)", "budget=100MB");
        }
    }

    @Nested
    class OfAdmin {
        private final SectionAssert<Admin> section = new SectionAssert<>("admin", Configuration::admin);

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Admin(new Address("127.0.0.1", 8080)));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(new Admin(new Address("::1", 0)), "address=[::1]:0");
        }

        @Test
        void validation() {
            section.refuses("address '9090' must name the host too; did you mean '127.0.0.1:9090'?", "address=9090");
        }
    }

    @Nested
    class OfDocuments {
        private final SectionAssert<Documents> section = new SectionAssert<>("documents", Configuration::documents);

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Documents(Profile.STANDARD));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(new Documents(Profile.LEAN), "profile=lean");
        }

        @Test
        void validation() {
            section.refuses(
                    "profile 'standart' must be one of lean, standard, full; did you mean 'standard'?",
                    "profile=standart");
        }
    }

    @Nested
    class OfGeoip {
        private final SectionAssert<Geoip> section = new SectionAssert<>("geoip", Configuration::geoip);

        @TempDir
        Path folder;

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Geoip(null, null, Duration.ofMinutes(1)));
        }

        @Test
        void fullMapping() throws Exception {
            Path city = Files.createFile(folder.resolve("city.mmdb"));
            Path asn = Files.createFile(folder.resolve("asn.mmdb"));
            section.mapsFully(new Geoip(city, asn, Duration.ofHours(1)), "city=" + city, "asn=" + asn, "reload=1h");
        }

        @Test
        void validation() {
            String rule = "is no file that can be read; relative paths start at the working folder";
            assertThat(section.problems("city=/no/city.mmdb", "asn=/no/asn.mmdb"))
                    .isEqualTo("geoip.city '/no/city.mmdb' " + rule + "\ngeoip.asn '/no/asn.mmdb' " + rule);
            section.refuses("reload '100ms' must be from 1s to 7d", "reload=100ms");
        }
    }

    @Nested
    class OfBulk {
        private final SectionAssert<Bulk> section = new SectionAssert<>("bulk", Configuration::bulk);

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Bulk(new DataSize(4_000_000), Duration.ofSeconds(1), 2));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(
                    new Bulk(new DataSize(8 << 20), Duration.ofMillis(200), 3),
                    "size=8MiB",
                    "max-wait=200ms",
                    "in-flight=3");
        }

        @Test
        void validation() {
            section.refuses("size '1KB' must be from 64KB to 64MB", "size=1KB");
            section.refuses("max-wait '2m' must be from 10ms to 1m", "max-wait=2m");
            section.refuses("in-flight '0' must be from 1 to 64", "in-flight=0");
            section.refuses("in-flight 'two' is no whole number up to 2147483647", "in-flight=two");
        }
    }

    @Nested
    class OfDecoder {
        private final SectionAssert<Decoder> section = new SectionAssert<>("decoder", Configuration::decoder);

        @Test
        void defaults() throws Exception {
            assertThat(section.load())
                    .isEqualTo(new Decoder(
                            10_000,
                            1_000,
                            4096,
                            new DataSize(64L << 20),
                            Duration.ofMinutes(35),
                            Duration.ofMinutes(30),
                            List.of()));
        }

        @Test
        void fullMapping(@TempDir Path folder) throws Exception {
            Path file = Files.createFile(folder.resolve("own.csv"));
            section.mapsFully(
                    new Decoder(
                            5,
                            7,
                            6,
                            new DataSize(1 << 20),
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(3),
                            List.of(file, file)),
                    "max-exporters=5",
                    "max-domains=7",
                    "max-templates=6",
                    "park-size=1MiB",
                    "park-age=2m",
                    "template-lifetime=3m",
                    "elements=" + file + "," + file);
        }

        @Test
        void validation() {
            section.refuses("max-exporters '0' must be from 1 to 1000000", "max-exporters=0");
            section.refuses("park-age '25h' must be from 0s to 24h", "park-age=25h");
            section.refuses(
                    "elements 'none.csv' is no file that can be read; relative paths start at the working folder",
                    "elements=none.csv");
            section.refuses("max-templates '65281' must be from 1 to 65280", "max-templates=65281");
        }
    }

    @Nested
    class OfLog {
        private final SectionAssert<Log> section = new SectionAssert<>("log", Configuration::log);

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Log(Log.Format.TEXT, Log.Level.INFO));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(new Log(Log.Format.ECS, Log.Level.DEBUG), "format=ecs", "level=DEBUG");
        }

        @Test
        void validation() {
            section.refuses("format 'json' must be one of text, ecs", "format=json");
            section.refuses("level 'warning' must be one of error, warn, info, debug, trace", "level=warning");
        }
    }

    @Nested
    class OfRetention {
        private final SectionAssert<Retention> section = new SectionAssert<>("retention", Configuration::retention);

        @Test
        void defaults() throws Exception {
            assertThat(section.load())
                    .isEqualTo(new Retention(
                            true,
                            Duration.ofDays(30),
                            null,
                            Duration.ofDays(30),
                            null,
                            Duration.ofDays(400),
                            null,
                            Duration.ofDays(400),
                            null,
                            Duration.ofDays(400),
                            null,
                            Duration.ofDays(90),
                            null,
                            80));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(
                    new Retention(
                            false,
                            Duration.ofDays(7),
                            new DataSize(200_000_000_000L),
                            Duration.ofDays(14),
                            new DataSize(20_000_000_000L),
                            Duration.ofDays(800),
                            new DataSize(1L << 30),
                            Duration.ofDays(500),
                            new DataSize(2_000_000_000L),
                            Duration.ofDays(300),
                            new DataSize(4_000_000_000L),
                            Duration.ofDays(60),
                            new DataSize(3_000_000_000L),
                            90),
                    "enabled=false",
                    "flows.keep=7d",
                    "flows.budget=200GB",
                    "syslog.keep=14d",
                    "syslog.budget=20GB",
                    "pivots.keep=800d",
                    "pivots.budget=1GiB",
                    "evidence.keep=500d",
                    "evidence.budget=2GB",
                    "contacts.keep=300d",
                    "contacts.budget=4GB",
                    "health.keep=60d",
                    "health.budget=3GB",
                    "disk-percent=90");
        }

        @Test
        void validation() {
            section.refuses("flows.keep '47h' must be from 2d to 3660d", "flows.keep=47h");
            section.refuses("pivots.keep '61d' must be from 62d to 3660d", "pivots.keep=61d");
            section.refuses("flows.budget '1MB' must be from 10MB to 10000TB", "flows.budget=1MB");
            section.refuses("disk-percent '101' must be from 50 to 100", "disk-percent=101");
        }
    }

    @Nested
    class OfContacts {
        private final SectionAssert<Contacts> section = new SectionAssert<>("contacts", Configuration::contacts);

        @Test
        void defaults() throws Exception {
            assertThat(section.load())
                    .isEqualTo(new Contacts(
                            false,
                            Duration.ofMinutes(5),
                            Duration.ofDays(7),
                            Duration.ofDays(90),
                            List.of(ContactKind.COUNTRY, ContactKind.AS, ContactKind.SERVICE),
                            List.of()));
        }

        @Test
        void fullMapping() throws Exception {
            section.mapsFully(
                    new Contacts(
                            true,
                            Duration.ofMinutes(1),
                            Duration.ZERO,
                            Duration.ofDays(30),
                            List.of(ContactKind.AS),
                            List.of(Cidr.parse("10.9.0.0/16"))),
                    "enabled=true",
                    "interval=1m",
                    "learn=0s",
                    "forget-after=30d",
                    "kinds=as",
                    "ignore=10.9.0.0/16");
        }

        @Test
        void validation() {
            section.refuses("interval '9s' must be from 10s to 1d", "interval=9s");
            section.refuses("forget-after '1d' must be from 2d to 3660d", "forget-after=1d");
            section.refuses("learn '367d' must be from 0s to 366d", "learn=367d");
        }
    }

    @Nested
    class OfSyslog {
        private final SectionAssert<Syslog> section = new SectionAssert<>("syslog", Configuration::syslog);

        @Test
        void defaults() throws Exception {
            assertThat(section.load()).isEqualTo(new Syslog(ZoneId.of("UTC"), Map.of()));
        }

        @Test
        void fullMapping() throws Exception {
            Map<Cidr, ZoneId> zones = Map.of(Cidr.parse("10.1.0.0/16"), ZoneId.of("America/New_York"));
            section.mapsFully(
                    new Syslog(ZoneId.of("Europe/Berlin"), zones),
                    "zone=Europe/Berlin",
                    "zones.10.1.0.0/16=America/New_York");
        }

        @Test
        void validation() {
            section.refuses(
                    "zone 'Europe/Berlyn' is no time zone; did you mean 'Europe/Berlin'?", "zone=Europe/Berlyn");
        }
    }

    @Nested
    class OfLogs {
        private final SectionAssert<Logs> section = new SectionAssert<>("logs", Configuration::logs);

        @Test
        void defaults() throws Exception {
            Logs logs = section.load();
            assertThat(logs).isEqualTo(new Logs(List.of(), Duration.ofMinutes(2)));
            assertThat(logs.search("lab")).containsExactly("lab-syslog-*", "logs-*", "filebeat-*", "winlogbeat-*");
        }

        @Test
        void fullMapping() throws Exception {
            Logs logs = new Logs(List.of("ours-*", "winlogbeat-*"), Duration.ofSeconds(30));
            section.mapsFully(logs, "indices=ours-*, winlogbeat-*", "clock-skew=30s");
            assertThat(logs.search("lab")).containsExactly("ours-*", "winlogbeat-*");
        }

        @Test
        void validation() {
            assertThat(section.problems("indices=Logs")).contains("is no name of an index");
        }
    }
}
