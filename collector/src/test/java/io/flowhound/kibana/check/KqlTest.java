/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.schema.DocumentKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected queries are those of {@code packages/kbn-es-query} of elastic/kibana, read there. */
class KqlTest {
    private static final KqlQuery QUERIES = new KqlQuery(Fields.of(List.of(DocumentKind.FLOWS, DocumentKind.PIVOTS)));

    private static String one(String condition) {
        return "{'bool':{'should':[" + condition + "],'minimum_should_match':1}}";
    }

    private static void assertQuery(String kql, String expected) throws Exception {
        assertThat(QUERIES.of(kql)).isEqualTo(new ObjectMapper().readTree(expected.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "network.transport: tcp                 | {'match':{'network.transport':'tcp'}}",
                "network.transport:tcp                  | {'match':{'network.transport':'tcp'}}",
                "  network.transport : tcp              | {'match':{'network.transport':'tcp'}}",
                "message: \"logged in\"                 | {'match_phrase':{'message':'logged in'}}",
                "message: logged in                     | {'match':{'message':'logged in'}}",
                "source.ip: \"fe80::1\"                 | {'match_phrase':{'source.ip':'fe80::1'}}",
                "source.ip: fe80\\:\\:1                 | {'match':{'source.ip':'fe80::1'}}",
                "flow.reversed: true                    | {'match':{'flow.reversed':true}}",
                "flow.reversed: \"true\"                | {'match_phrase':{'flow.reversed':'true'}}",
                "network.protocol: *                    | {'exists':{'field':'network.protocol'}}",
                "network.protocol: ht*                  | {'wildcard':{'network.protocol':{'value':'ht*'}}}",
                "network.protocol: \"ht*\"              | {'match_phrase':{'network.protocol':'ht*'}}",
                "network.protocol: a\\*b                | {'match':{'network.protocol':'a*b'}}",
                "message: a-b*                          | {'query_string':{'fields':['message'],'query':'a\\\\-b*'}}",
                "destination.port >= 1024               | {'range':{'destination.port':{'gte':'1024'}}}",
                "destination.port<1024                  | {'range':{'destination.port':{'lt':'1024'}}}",
                "destination.port <= 9                  | {'range':{'destination.port':{'lte':'9'}}}",
                "@timestamp > now-1h                    | {'range':{'@timestamp':{'gt':'now-1h'}}}",
                "@timestamp: \"2026-11-22\"             | {'range':{'@timestamp':{'gte':'2026-11-22','lte':'2026-11-22'}}}",
                "network.protocol: \\and                | {'match':{'network.protocol':'and'}}",
                "network.protocol: orlando              | {'match':{'network.protocol':'orlando'}}",
                "network.protocol: \"say \\\"or\\\" not\"| {'match_phrase':{'network.protocol':'say \\\"or\\\" not'}}",
                "network.protocol: \\u0061b             | {'match':{'network.protocol':'ab'}}",
            })
    void condition_isTranslated(String kql, String expected) throws Exception {
        assertQuery(kql, one(expected));
    }

    @Test
    void empty_isEverything() throws Exception {
        assertQuery("", "{'match_all':{}}");
        assertQuery("  ", "{'match_all':{}}");
        assertQuery("*: *", "{'match_all':{}}");
    }

    @Test
    void valueWithoutField_isSearchedInAllFields() throws Exception {
        assertQuery("ssh", "{'multi_match':{'type':'best_fields','query':'ssh','lenient':true}}");
        assertQuery("\"to us\"", "{'multi_match':{'type':'phrase','query':'to us','lenient':true}}");
        assertQuery("ss*", "{'query_string':{'query':'ss*'}}");
    }

    @Test
    void fieldsWithAsterisk_areAllThatMatch() throws Exception {
        assertQuery(
                "source.nat.*: 5",
                "{'bool':{'should':[{'match':{'source.nat.ip':'5'}},{'match':{'source.nat.port':'5'}}],'minimum_should_match':1}}");
    }

    private static final String A = one("{'match':{'a':'1'}}");
    private static final String B = one("{'match':{'b':'2'}}");
    private static final String C = one("{'match':{'c':'3'}}");

    private static String and(String... parts) {
        return "{'bool':{'filter':[" + String.join(",", parts) + "]}}";
    }

    private static String not(String part) {
        return "{'bool':{'must_not':" + part + "}}";
    }

    private static String or(String... parts) {
        return one(String.join(",", parts));
    }

    @Test
    void or_bindsWeakerThanAnd_andNotStrongest() throws Exception {
        assertQuery("a: 1 or b: 2 and c: 3", or(A, and(B, C)));
        assertQuery("a: 1 and b: 2 or c: 3", or(and(A, B), C));
        assertQuery("(a: 1 or b: 2) and c: 3", and(or(A, B), C));
        assertQuery("not a: 1 and b: 2", and(not(A), B));
        assertQuery("not (a: 1 and b: 2)", not(and(A, B)));
        assertQuery("a: 1 AND NOT b: 2 Or c: 3", or(and(A, not(B)), C));
        assertQuery("a: 1 or b: 2 or c: 3", or(A, B, C));
        assertQuery("( a: 1 )", A);
    }

    @Test
    void listOfValues_isOneConditionEach() throws Exception {
        String two = one("{'match':{'a':'2'}}");
        String three = one("{'match':{'a':'3'}}");
        assertQuery("a: (1 or 2)", or(A, two));
        assertQuery("a: (1 and not 2)", and(A, not(two)));
        assertQuery("a: (1 or (2 and 3))", or(A, and(two, three)));
        assertQuery("not a: (1 or \"x y\")", not(or(A, one("{'match_phrase':{'a':'x y'}}"))));
    }

    @Test
    void nested_isSearchedObjectByObject() throws Exception {
        assertQuery(
                "pivot.path: { service: ssh and depth > 1 }",
                "{'nested':{'path':'pivot.path','score_mode':'none','query':"
                        + and(
                                one("{'match':{'pivot.path.service':'ssh'}}"),
                                one("{'range':{'pivot.path.depth':{'gt':'1'}}}"))
                        + "}}");
    }

    @Test
    void fields_areTold_withTheirList() throws Exception {
        assertThat(Kql.parse("a: 1 and not b.c > 2 or p: { q: (3 or 4) } or free")
                        .fields())
                .extracting(named -> named.nested() + "/" + named.field().text())
                .containsExactly("null/a", "null/b.c", "p/q", "p/q");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: | 2",
                "a: (1 or 2 | 10",
                "(a: 1 | 5",
                "(a: 1 and ) | 10",
                "a: 1) | 4",
                "a: \"1 | 5",
                "a > | 3",
                "a: 1 b: 2 | 6",
                "p: { q: 1 | 9",
                "a: \\x | 4",
                "a: <5 | 3",
                "source.ip: fe80::1 | 15",
                "\"a\"or \"b\" | 3",
            })
    void error_hasItsPosition(String kql, int position) {
        assertThatThrownBy(() -> Kql.parse(kql))
                .isInstanceOfSatisfying(
                        KqlException.class, e -> assertThat(e.position()).isEqualTo(position))
                .hasMessageContaining("expected is");
    }
}
