/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCheckTest {
    @TempDir
    Path folder;

    private static Check.Result check(Path... files) throws Exception {
        String list =
                String.join(",", List.of(files).stream().map(Path::toString).toList());
        return new InventoryCheck()
                .run(Configuration.load(
                        null, files.length == 0 ? List.of() : List.of("inventory.files=" + list), Map.of()));
    }

    @Test
    void noFile_isFine() throws Exception {
        assertThat(check().summary()).contains("inventory.files");
        assertThat(check().nextStep()).isNull();
    }

    @Test
    void files_areReadAndCounted_andBadRowsNamed() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts.csv"), "address,name\n10.0.0.7,nas\n10.0.0.x,typo\n");
        Path net = Files.writeString(folder.resolve("net.yml"), "subnets:\n  - network: 10.0.0.0/8\n");
        Check.Result result = check(hosts, net);
        assertThat(result.ok()).isTrue();
        assertThat(result.summary()).isEqualTo("1 hosts, 1 subnets, 0 exporters");
        assertThat(result.nextStep())
                .isEqualTo(hosts + ":3: address '10.0.0.x' is no IP address, such as 192.0.2.7 or 2001:db8::7");
        assertThat(check(net).nextStep()).isNull();
    }

    @Test
    void exampleOfTheDocumentation_isWithoutMistakes() throws Exception {
        Check.Result result = check(Path.of("..", "docs", "inventory-example.yml"));
        assertThat(result.summary()).isEqualTo("2 hosts, 5 subnets, 1 exporters");
        assertThat(result.nextStep()).isNull();
    }

    @Test
    void fileThatCannotBeRead_fails() throws Exception {
        Path net = Files.writeString(folder.resolve("net.yml"), "subnets:\n  - network: 10.0.0.0/8\n");
        Check.Result result = check(folder.resolve("none.yml"), net);
        assertThat(result.ok()).isFalse();
        assertThat(result.summary())
                .contains("none.yml there is no such file", "The others: 0 hosts, 1 subnets, 0 exporters");
    }
}
