/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowhound.pivot.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTest {
    @Test
    void parse_documentOfAnotherTool_givesWhatIsThere() throws Exception {
        Alert alert = Alert.parse("""
                {"message":"m","event":{"id":"abc","risk_score":99,"reason":"a; b"},"source":{"ip":"10.0.0.1"},
                 "pivot":{"version":3,"status":"below-budget","severity":"critical","score":1.0,"reasons":["x","y","z"],
                  "target":{"ip":"10.0.0.3"},"superseded_by":null,
                  "workflow":{"status":"dismissed","until":"2026-04-01T00:00:00Z","scope":"origin"},
                  "history":[{"at":"2026-03-07T11:12:05.991Z","legs":3,"score":0.9999}],
                  "path":[{"leg":0,"parent":null,"source":{"ip":"10.0.0.1","port":1},"destination":{"ip":"10.0.0.2","port":22},
                   "protocol":"ssh","start":"2026-03-07T10:43:48.749Z","user":{"name":"eve"},"link":null}]}}""");
        assertThat(alert.id()).isEqualTo("abc");
        assertThat(alert.version()).isEqualTo(3);
        assertThat(alert.status()).isEqualTo(AlertStatus.BELOW_BUDGET);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.origin()).isEqualTo("10.0.0.1");
        assertThat(alert.targets()).containsExactly("10.0.0.3");
        assertThat(alert.supersededBy()).isNull();
        assertThat(alert.notifiedAt()).isZero();
        assertThat(alert.reasons()).extracting("code").containsExactly("x", "y", "z");
        assertThat(alert.legs()).hasSize(1);
        assertThat(alert.legs().get(0).parent()).isEqualTo(-1);
        assertThat(alert.legs().get(0).service().name()).isEqualTo("ssh");
        assertThat(alert.users(0)).containsExactly("eve");
        assertThat(alert.users(1)).isEmpty();
        assertThat(alert.history().get(0).legs()).isEqualTo(3);
        assertThat(alert.workflow().dismissed()).isTrue();
        assertThat(alert.workflow().scope()).isEqualTo(Scope.ORIGIN);
        assertThat(alert.workflow().until())
                .isEqualTo(Instant.parse("2026-04-01T00:00:00Z").toEpochMilli());
    }

    @Test
    void parse_emptyOrStrangeDocument_hasNoValues() throws Exception {
        Alert alert =
                Alert.parse("{\"event\":{\"start\":\"yesterday\"},\"pivot\":{\"status\":\"?\",\"path\":\"none\"}}");
        assertThat(alert.id()).isEmpty();
        assertThat(alert.start()).isZero();
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.legs()).isEmpty();
        assertThat(alert.workflow().status()).isNull();
        assertThat(alert.url()).isNull();
    }

    @Test
    void parse_noObject_saysSo() {
        assertThatIOException().isThrownBy(() -> Alert.parse("[1]")).withMessageContaining("JSON object");
    }

    @Test
    void of_unknownWord_namesThoseThatAre() {
        assertThat(AlertStatus.of("below-budget")).isEqualTo(AlertStatus.BELOW_BUDGET);
        assertThat(Scope.of("stepping-stone")).isEqualTo(Scope.STEPPING_STONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertStatus.of("opened"))
                .withMessageContaining("superseded");
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.of("host")).withMessageContaining("stepping-stone");
    }
}
