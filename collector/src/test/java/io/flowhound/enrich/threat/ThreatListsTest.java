/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.enrich.threat.ThreatList.ListFormat;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreatListsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    private Instant modified = NOW.minusSeconds(3600);

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        modified = modified.plusSeconds(1); // however fast the test runs, another time of change
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private ThreatList list(String name) {
        return new ThreatList(name, folder.resolve(name), ListFormat.AUTO, null, null, null, Duration.ofDays(7));
    }

    private static String feeds(ThreatLists lists, String address) {
        IpAddress parsed = IpAddress.parse(address);
        Listed listed = lists.find(parsed.high(), parsed.low());
        if (listed == null) {
            return "";
        }
        JsonBuffer json = new JsonBuffer(64);
        listed.writeFeeds(json);
        return json.toString();
    }

    @Test
    void addressOfSeveralLists_hasTheNamesOfAll_inTheirOrder() throws Exception {
        write("a", "203.0.113.0/24\n");
        write("b", "203.0.113.7\n");
        ThreatLists lists = new ThreatLists(List.of(list("a"), list("b")));
        assertThat(feeds(lists, "203.0.113.7")).isEmpty();
        assertThat(lists.states()).extracting(ListState::failure).containsOnly("was not read yet");
        assertThat(lists.read(NOW, true)).isTrue();
        assertThat(feeds(lists, "203.0.113.7")).isEqualTo("\"a\",\"b\"");
        assertThat(feeds(lists, "203.0.113.8")).isEqualTo("\"a\"");
        assertThat(feeds(lists, "203.0.114.7")).isEmpty();
        assertThat(lists.states()).extracting(ListState::entries).containsExactly(1L, 1L);
        assertThat(lists.read(NOW, true)).isFalse();
    }

    @Test
    void changedFile_isReadWhenItStaysTheSame_andTheOthersAreKept() throws Exception {
        write("a", "203.0.113.7\n");
        write("b", "198.51.100.0/24\n2001:db8::/32\n");
        ThreatLists lists = new ThreatLists(List.of(list("a"), list("b")));
        lists.read(NOW, true);
        write("a", "203.0.113.8\n");
        assertThat(lists.read(NOW, false)).isFalse();
        write("a", "203.0.113.8\n203.0.113.9\n");
        assertThat(lists.read(NOW, false)).isFalse();
        assertThat(feeds(lists, "203.0.113.7")).isEqualTo("\"a\"");
        assertThat(lists.read(NOW, false)).isTrue();
        assertThat(feeds(lists, "203.0.113.7")).isEmpty();
        assertThat(feeds(lists, "203.0.113.9")).isEqualTo("\"a\"");
        assertThat(feeds(lists, "198.51.100.9")).isEqualTo("\"b\"");
        assertThat(feeds(lists, "2001:db8::9")).isEqualTo("\"b\"");
        assertThat(lists.states().get(0).date()).isEqualTo(modified);
    }

    @Test
    void whatCannotBeRead_leavesWhatWasReadBefore_andSaysSo() throws Exception {
        write("a", "203.0.113.7\n");
        ThreatLists lists = new ThreatLists(List.of(list("a")));
        lists.read(NOW, true);
        Instant date = lists.states().get(0).date();

        write("a", "<html>\n<p>203.0.113.9\n</html>\n");
        assertThat(lists.read(NOW, true)).isFalse();
        assertThat(feeds(lists, "203.0.113.7")).isEqualTo("\"a\"");
        assertThat(lists.states().get(0).failure()).startsWith("is no list of addresses");
        assertThat(lists.states().get(0).date()).isEqualTo(date);

        write("a", "");
        lists.read(NOW, true);
        assertThat(lists.states().get(0).failure()).startsWith("is empty");

        Files.delete(folder.resolve("a"));
        lists.read(NOW, true);
        assertThat(lists.states().get(0).failure()).startsWith("there is no such file");
        assertThat(feeds(lists, "203.0.113.7")).isEqualTo("\"a\"");
        assertThat(lists.states().get(0).entries()).isEqualTo(1);

        write("a", "203.0.113.8\n");
        lists.read(NOW, false);
        assertThat(lists.read(NOW, false)).isTrue();
        assertThat(lists.states().get(0).failure()).isNull();
        assertThat(feeds(lists, "203.0.113.7")).isEmpty();
        assertThat(feeds(lists, "203.0.113.8")).isEqualTo("\"a\"");
    }

    @Test
    void otherLists_areTakenOver_andThoseOfTheSameNameAreNotReadAgain() throws Exception {
        write("a", "203.0.113.7\n");
        write("b", "203.0.113.8\n");
        ThreatLists lists = new ThreatLists(List.of(list("a"), list("b")));
        lists.read(NOW, true);
        Files.delete(folder.resolve("b"));
        write("c", "203.0.113.9\n");
        lists.use(List.of(list("c"), list("b")));
        assertThat(lists.read(NOW, true)).isTrue();
        assertThat(feeds(lists, "203.0.113.7")).isEmpty();
        assertThat(feeds(lists, "203.0.113.8")).isEqualTo("\"b\"");
        assertThat(feeds(lists, "203.0.113.9")).isEqualTo("\"c\"");

        ThreatList elsewhere =
                new ThreatList("c", folder.resolve("a"), ListFormat.PLAIN, null, "High", "x", Duration.ofHours(1));
        lists.use(List.of(elsewhere));
        lists.read(NOW, true);
        assertThat(feeds(lists, "203.0.113.7")).isEqualTo("\"c\"");
        assertThat(lists.states().get(0).maxAge()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void listsWithoutAny_answerNothing() {
        assertThat(feeds(ThreatLists.none(), "203.0.113.7")).isEmpty();
        ThreatLists lists = new ThreatLists(List.of());
        lists.read(NOW, true);
        assertThat(lists.read(NOW, true)).isFalse();
        assertThat(lists.states()).isEmpty();
    }

    @Test
    void indicator_leavesWhenItExpires_withoutAChangeOfTheFile() throws Exception {
        write(
                "a",
                "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"pattern\":\"[ipv4-addr:value = '203.0.113.7']\","
                        + "\"valid_until\":\"2026-11-22T05:00:00Z\"}]}");
        ThreatLists lists = new ThreatLists(List.of(list("a")));
        lists.read(NOW, true);
        assertThat(feeds(lists, "203.0.113.7")).isEqualTo("\"a\"");
        assertThat(lists.read(NOW.plusSeconds(3599), false)).isFalse();
        assertThat(lists.read(NOW.plusSeconds(3600), false)).isTrue();
        assertThat(feeds(lists, "203.0.113.7")).isEmpty();
        assertThat(lists.read(NOW.plusSeconds(3601), false)).isFalse();
    }

    @Test
    void age_isThatOfTheFile() throws Exception {
        write("a", "203.0.113.7\n");
        ThreatLists lists = new ThreatLists(List.of(list("a")));
        lists.read(NOW, true);
        ListState state = lists.states().get(0);
        assertThat(state.isOld(modified.plus(Duration.ofDays(7)))).isFalse();
        assertThat(state.isOld(modified.plus(Duration.ofDays(7)).plusMillis(1))).isTrue();
        assertThat(state.age(modified.minusSeconds(5))).isEqualTo(Duration.ZERO);
    }

    @Test
    void matches_areCountedOverAllVersionsOfAList() throws Exception {
        write("a", "203.0.113.7\n");
        ThreatLists lists = new ThreatLists(List.of(list("a")));
        IpAddress address = IpAddress.parse("203.0.113.7");
        for (int i = 1; i <= 3; i++) {
            write("a", "203.0.113.7\n".repeat(i));
            lists.read(NOW, true);
            Listed listed = lists.find(address.high(), address.low());
            assertThat(listed).isNotNull();
            listed.count();
            assertThat(lists.states().get(0).matches()).isEqualTo(i);
        }
    }
}
