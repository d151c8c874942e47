/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.IpPrefixBucket;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Service;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out between which of our subnets anybody looks at all. An exporter at the border sees nothing of what goes on inside, and
 * a hunt that finds nothing there has not looked.
 */
public final class Coverage {
    private static final String SENT = "sent";
    private static final String ANSWERED = "answered";
    private static final String SERVER_IS_DESTINATION = "server-is-destination";
    private static final String SERVER_IS_SOURCE = "server-is-source";
    private static final String NAMED = "named";
    private static final String SUBNET = "subnet";
    private static final String PEER = "peer";
    private static final String EXPORTER = "exporter";
    private static final int MOST_EXPORTERS = 100;
    private static final int MOST_PORTS = 1_000;
    /** Buckets of an answer that we reckon with; Elasticsearch gives out 65,536. */
    private static final int BUCKETS = 40_000;
    /** Exporters that we reckon with for each pair. */
    private static final int EXPECTED_EXPORTERS = 3;

    private final QueryClient client;
    private final Rules rules;
    private final LoginFilter filter;
    private final int buckets;

    public Coverage(QueryClient client, Rules rules) {
        this(client, rules, BUCKETS);
    }

    Coverage(QueryClient client, Rules rules, int buckets) {
        this.client = client;
        this.rules = rules;
        this.filter = new LoginFilter(rules.services());
        this.buckets = buckets;
    }

    private record Family(boolean ipv4, List<String> networks) {}

    /**
     * Looks at all flows of a time. One request for each address family of our networks, and one for each 10,000 pairs of subnets; each
     * goes over every document, so a day at a time of a large network.
     *
     * @param from {@code @timestamp} in milliseconds since 1970, inclusive
     * @param to exclusive
     */
    public Seen seen(long from, long to) throws ElasticException {
        Seen seen = new Seen();
        for (boolean ipv4 : List.of(true, false)) {
            List<String> networks = rules.internal().stream()
                    .filter(network -> isIpv4(network) == ipv4)
                    .map(Coverage::text)
                    .toList();
            if (!networks.isEmpty()) {
                look(new Family(ipv4, networks), Queries.between(Fields.TIMESTAMP, from, to), seen);
            }
        }
        return seen;
    }

    private static boolean isIpv4(IpNetwork network) {
        return IpAddress.isIpv4(network.first().high(), network.first().low());
    }

    private static String text(IpNetwork network) {
        return network.first() + "/" + (isIpv4(network) ? network.prefix() - 96 : network.prefix());
    }

    private void look(Family family, Query time, Seen seen) throws ElasticException {
        Query ourSource = Queries.texts(Fields.SOURCE_IP, family.networks);
        Query ourDestination = Queries.texts(Fields.DESTINATION_IP, family.networks);
        subnets(family, Queries.all(time, Queries.any(List.of(ourSource, ourDestination))), seen);
        List<Subnet> subnets = seen.subnets().keySet().stream()
                .filter(subnet -> subnet.isIpv4() == family.ipv4)
                .toList();
        int step = Math.max(1, buckets / ((1 + EXPECTED_EXPORTERS) * Math.max(1, subnets.size())));
        for (int i = 0; i < subnets.size(); i += step) {
            List<Subnet> some = subnets.subList(i, Math.min(subnets.size(), i + step));
            pairs(family, Queries.all(time, ourDestination), some, seen);
        }
    }

    private Map<String, Aggregate> ask(Query query, Map<String, Aggregation> aggregations) throws ElasticException {
        try {
            return client.call(api -> api.search(
                            search -> search.index(client.flows())
                                    .size(0)
                                    .query(query)
                                    .allowPartialSearchResults(false)
                                    .trackTotalHits(track -> track.enabled(false))
                                    .aggregations(aggregations),
                            Void.class))
                    .aggregations();
        } catch (ElasticException e) {
            if (QueryClient.isMissing(e)) {
                return Map.of();
            }
            throw e;
        }
    }

    private void subnets(Family family, Query query, Seen seen) throws ElasticException {
        Query ourSource = Queries.texts(Fields.SOURCE_IP, family.networks);
        // Whoever never answered may not be there at all.
        Query weAnswered = Queries.all(
                Queries.texts(Fields.DESTINATION_IP, family.networks), Queries.exists(Fields.DESTINATION_BYTES));
        Aggregation sources = prefix(family, Fields.SOURCE_IP, Map.of());
        Aggregation destinations = prefix(family, Fields.DESTINATION_IP, Map.of());
        Map<String, Aggregation> aggregations = new HashMap<>();
        aggregations.put(SENT, filtered(ourSource, Map.of(SUBNET, sources)));
        aggregations.put(ANSWERED, filtered(weAnswered, Map.of(SUBNET, destinations)));
        aggregations.put(
                SERVER_IS_DESTINATION,
                filtered(
                        Queries.all(weAnswered, filter.serverIsDestination()),
                        Map.of(PEER, terms(Fields.DESTINATION_PORT, MOST_PORTS, Map.of(SUBNET, destinations)))));
        aggregations.put(
                SERVER_IS_SOURCE,
                filtered(
                        Queries.all(ourSource, filter.serverIsSource()),
                        Map.of(PEER, terms(Fields.SOURCE_PORT, MOST_PORTS, Map.of(SUBNET, sources)))));
        aggregations.put(
                NAMED,
                filtered(
                        Queries.all(weAnswered, filter.onlyNamed()),
                        Map.of(PEER, terms(Fields.APPLICATION, MOST_PORTS, Map.of(SUBNET, destinations)))));
        Map<String, Aggregate> answer = ask(query, aggregations);
        if (answer.isEmpty()) {
            return;
        }
        for (String side : List.of(SENT, ANSWERED)) {
            Aggregate subnets = Answers.get(inside(answer, side), SUBNET);
            Answers.subnets(subnets).forEach(bucket -> seen.sent(subnet(bucket), bucket.docCount()));
        }
        for (String side : List.of(SERVER_IS_DESTINATION, SERVER_IS_SOURCE, NAMED)) {
            servers(Answers.get(inside(answer, side), PEER), seen);
        }
    }

    private static Map<String, Aggregate> inside(Map<String, Aggregate> answer, String filter) {
        return Answers.get(answer, filter).filter().aggregations();
    }

    private void servers(Aggregate services, Seen seen) {
        if (services.isLterms()) {
            for (LongTermsBucket port : services.lterms().buckets().array()) {
                Service service = rules.services().onPort((int) port.key());
                served(service, Answers.inside(port, SUBNET), seen);
            }
        } else if (services.isSterms()) {
            for (StringTermsBucket name : services.sterms().buckets().array()) {
                Service service = rules.services().named(name.key().stringValue());
                served(service, Answers.inside(name, SUBNET), seen);
            }
        }
    }

    private static void served(@Nullable Service service, Aggregate subnets, Seen seen) {
        if (service != null) {
            for (IpPrefixBucket bucket : Answers.subnets(subnets)) {
                seen.served(subnet(bucket), service.name(), bucket.docCount());
            }
        }
    }

    /** Asks for the peers of some subnets; of half as many at a time when these are more than Elasticsearch tells at once. */
    private void pairs(Family family, Query query, List<Subnet> subnets, Seen seen) throws ElasticException {
        Query theirs = Queries.texts(
                Fields.SOURCE_IP, subnets.stream().map(Subnet::toString).toList());
        Aggregation exporters = terms(Fields.EXPORTER, MOST_EXPORTERS, Map.of());
        Aggregation peers = prefix(family, Fields.DESTINATION_IP, Map.of(EXPORTER, exporters));
        Map<String, Aggregate> answer;
        try {
            answer = ask(
                    Queries.all(query, theirs), Map.of(SUBNET, prefix(family, Fields.SOURCE_IP, Map.of(PEER, peers))));
        } catch (ElasticException e) {
            if (subnets.size() == 1 || !String.valueOf(e.getMessage()).contains("too_many_buckets")) {
                throw e;
            }
            int half = subnets.size() / 2;
            pairs(family, query, subnets.subList(0, half), seen);
            pairs(family, query, subnets.subList(half, subnets.size()), seen);
            return;
        }
        if (answer.isEmpty()) {
            return;
        }
        for (IpPrefixBucket source : Answers.subnets(Answers.get(answer, SUBNET))) {
            for (IpPrefixBucket peer : Answers.subnets(Answers.inside(source, PEER))) {
                seen.between(subnet(source), subnet(peer), peer.docCount(), exporters(peer));
            }
        }
    }

    private static Map<String, Long> exporters(IpPrefixBucket pair) {
        Map<String, Long> flows = new TreeMap<>();
        Aggregate exporters = Answers.inside(pair, EXPORTER);
        if (exporters.isSterms()) {
            exporters
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(exporter -> flows.put(exporter.key().stringValue(), exporter.docCount()));
        }
        return flows;
    }

    private static Subnet subnet(IpPrefixBucket bucket) {
        return Subnet.of(bucket.key());
    }

    private static Aggregation filtered(Query query, Map<String, Aggregation> inside) {
        return Aggregation.of(aggregation -> aggregation.filter(query).aggregations(inside));
    }

    private static Aggregation terms(String field, int size, Map<String, Aggregation> inside) {
        return Aggregation.of(aggregation ->
                aggregation.terms(terms -> terms.field(field).size(size)).aggregations(inside));
    }

    private static Aggregation prefix(Family family, String field, Map<String, Aggregation> inside) {
        int length = family.ipv4 ? Subnet.IPV4_LENGTH : Subnet.IPV6_LENGTH;
        return Aggregation.of(aggregation -> aggregation
                .ipPrefix(prefix -> prefix.field(field).prefixLength(length).isIpv6(!family.ipv4))
                .aggregations(inside));
    }
}
