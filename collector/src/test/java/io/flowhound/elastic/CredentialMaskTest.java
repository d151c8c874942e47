/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhound.bulk.BulkTransport;
import io.flowhound.testkit.HttpStub;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that shows our request in its answer. */
class CredentialMaskTest {
    private static final byte[] BODY = "{\"create\":{}}\n{}\n".getBytes(StandardCharsets.UTF_8);

    static Stream<Credentials> credentials() {
        return Stream.of(
                new Credentials.ApiKey("id:hush-hush"),
                new Credentials.ApiKey(base64("id:hush-hush")),
                new Credentials.ApiKey("hush-hush"),
                new Credentials.UserPassword("joe", "hush-hush"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Function<HttpStub.Request, HttpStub.Reply> echo(boolean json) {
        return request -> {
            String shown = request.header("Authorization") + " which is hush-hush";
            return new HttpStub.Reply(
                    401,
                    json
                            ? "{\"error\":{\"type\":\"security_exception\",\"reason\":\"" + shown
                                    + "\"},\"status\":401}"
                            : "<p>" + shown + "</p>");
        };
    }

    private static void assertHidden(Credentials credentials, String said) {
        String authorization = String.valueOf(credentials.authorization());
        assertThat(said)
                .contains("********")
                .doesNotContain("hush", authorization.substring(authorization.indexOf(' ') + 1));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void answersThatShowOurCredentials_areToldWithout(Credentials credentials) throws Exception {
        for (boolean json : new boolean[] {true, false}) {
            try (HttpStub stub = HttpStub.http(0, echo(json));
                    ElasticClient client =
                            ElasticClient.of(ElasticSettings.of(stub.url()).with(credentials))) {
                BulkTransport.Response bulk = client.bulk().send(BODY, BODY.length);
                assertThat(bulk.status()).isEqualTo(401);
                assertHidden(credentials, new String(bulk.body(), StandardCharsets.UTF_8));

                ElasticException asked =
                        catchThrowableOfType(ElasticException.class, () -> client.get("/_nodes/stats/fs", "nodes"));
                assertThat(asked.kind()).isEqualTo(ElasticException.Kind.UNAUTHENTICATED);
                assertHidden(credentials, stackTrace(asked));
                ElasticException called = catchThrowableOfType(ElasticException.class, client::health);
                assertThat(called.status()).isEqualTo(401);
                assertThat(stackTrace(called)).doesNotContain("hush");
            }
        }
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
