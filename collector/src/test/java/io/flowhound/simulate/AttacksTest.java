/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of attack and decoy, in the home network: labels agree with flows, and with what the kind is about. */
class AttacksTest {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00.789Z");
    private static final int SEEDS = 20;
    private static final Duration GAP = Duration.ofMinutes(30);

    private static Simulation simulation(long seed, int hours, String attacks) {
        return new Simulation(SimulationParameters.of(seed, START)
                .withFlows(100)
                .withWindow(Duration.ofHours(hours))
                .withAttacks(AttackOrder.parse(attacks)));
    }

    /** Many courses of one attack. */
    private static Stream<Simulation> courses(String attack) {
        return IntStream.range(0, SEEDS).mapToObj(seed -> simulation(seed, 10, attack));
    }

    private static List<Labels.Chain> asked(Simulation simulation) {
        return simulation.labels().chains().stream()
                .filter(chain -> !chain.campaign().equals("c0"))
                .toList();
    }

    private static List<PivotLeg> only(Simulation simulation) {
        assertThat(asked(simulation)).hasSize(1);
        return asked(simulation).getFirst().legs();
    }

    private static List<PivotLeg> decoy(Simulation simulation) {
        assertThat(asked(simulation)).isEmpty();
        assertThat(simulation.labels().decoys()).hasSize(1);
        return simulation.labels().decoys().getFirst().legs();
    }

    private static List<PivotLeg> allLegs(Labels labels) {
        return Stream.concat(
                        labels.chains().stream()
                                .flatMap(chain -> Stream.concat(chain.legs().stream(), chain.allowedExtra().stream())),
                        labels.decoys().stream().flatMap(decoy -> decoy.legs().stream()))
                .distinct()
                .toList();
    }

    private static void assertChain(List<PivotLeg> legs) {
        Set<InetAddress> hosts = new HashSet<>();
        hosts.add(legs.getFirst().source());
        for (int i = 0; i < legs.size(); i++) {
            assertThat(hosts.add(legs.get(i).destination())).isTrue();
            assertThat(legs.get(i).octetsToServer()).isGreaterThan(3_000);
            assertThat(legs.get(i).octetsToClient()).isGreaterThan(3_200);
            if (i > 0) {
                assertThat(legs.get(i).source()).isEqualTo(legs.get(i - 1).destination());
            }
        }
    }

    /** Each login is made during the one before, ends before it, and what it carries passes that one, too. */
    private static void assertNested(List<PivotLeg> legs) {
        for (int i = 1; i < legs.size(); i++) {
            PivotLeg outer = legs.get(i - 1);
            PivotLeg inner = legs.get(i);
            assertThat(inner.start()).isAfter(outer.start());
            assertThat(inner.end()).isBefore(outer.end());
            assertThat((double) outer.octetsToServer()).isGreaterThan(1.02 * inner.octetsToServer());
            assertThat((double) outer.octetsToClient()).isGreaterThan(1.02 * inner.octetsToClient());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKind_isToldAsLabelled(AttackKind kind) {
        courses(kind.option()).forEach(course -> {
            LoginFlows flows = new LoginFlows(course.flows());
            assertThat(allLegs(course.labels())).hasSizeGreaterThanOrEqualTo(4).allSatisfy(flows::assertTold);
            assertThat(course.labels().decoys())
                    .hasSize(kind.isDecoy() ? 1 : 0)
                    .allSatisfy(decoy -> assertThat(decoy.kind()).isEqualTo(kind.label()));
            assertThat(asked(course)).allSatisfy(chain -> {
                assertThat(chain.kind()).isEqualTo(kind.label());
                assertThat(chain.campaign()).isEqualTo("c1");
                assertChain(chain.legs());
            });
        });
    }

    static Stream<Arguments> kindsAndStones() {
        return Arrays.stream(AttackKind.values())
                .filter(kind -> !kind.isDecoy())
                .flatMap(kind -> IntStream.rangeClosed(1, 5).mapToObj(stones -> Arguments.of(kind, stones)));
    }

    @ParameterizedTest
    @MethodSource
    void kindsAndStones(AttackKind kind, int stones) {
        Simulation simulation = simulation(stones, 12, kind.option() + ":" + stones);
        assertThat(asked(simulation))
                .isNotEmpty()
                .allSatisfy(chain -> assertThat(chain.legs()).hasSize(stones + 1));
        assertThat(simulation.pivots()).hasSize(1 + asked(simulation).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh", "rdp", "winrm", "mixed", "external", "loop"})
    void quickChains_areNested(String attack) {
        courses(attack).forEach(course -> {
            assertNested(only(course));
            for (int i = 1; i < only(course).size(); i++) {
                assertThat(Duration.between(
                                only(course).get(i - 1).start(),
                                only(course).get(i).start()))
                        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(400));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:ssh", "3389:rdp", "5985,5986:winrm", "22,3389,5985:mixed"})
    void chains_useTheServicesOfTheirKind(String portsAndKind) {
        List<String> parts = List.of(portsAndKind.split(":", -1));
        Set<Integer> ports = new HashSet<>();
        courses(parts.get(1) + ":3").forEach(course -> only(course).forEach(leg -> ports.add(leg.destinationPort())));
        assertThat(ports.stream().sorted().map(String::valueOf))
                .containsExactly(parts.get(0).split(",", -1));
    }

    @Test
    void slowOpen_staysForAQuarterToAnHour_withAllLoginsOpen() {
        courses("slow-open").forEach(course -> {
            assertNested(only(course));
            for (int i = 1; i < only(course).size(); i++) {
                assertThat(Duration.between(
                                only(course).get(i - 1).start(),
                                only(course).get(i).start()))
                        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(60));
            }
        });
    }

    @Test
    void slowClosed_goesOnWithinTheGap() {
        courses("slow-closed").forEach(course -> {
            List<PivotLeg> legs = only(course);
            for (int i = 1; i < legs.size(); i++) {
                assertThat(Duration.between(legs.get(i - 1).end(), legs.get(i).start()))
                        .isBetween(GAP.dividedBy(5), GAP.multipliedBy(9).dividedBy(10));
            }
        });
    }

    @Test
    void parallel_hasSeveralChainsFromTheLastStone_allRelayed() {
        courses("parallel").forEach(course -> {
            List<Labels.Chain> chains = asked(course);
            assertThat(chains).hasSizeBetween(3, 5);
            assertThat(chains.stream().map(Labels.Chain::id)).startsWith("c1", "c1.0", "c1.1");
            List<PivotLeg> trunk = chains.getFirst().legs();
            List<PivotLeg> way = trunk.subList(0, trunk.size() - 1);
            long relayed = 0;
            Set<InetAddress> targets = new HashSet<>();
            for (Labels.Chain chain : chains) {
                assertThat(chain.legs())
                        .startsWith(way.toArray(PivotLeg[]::new))
                        .hasSize(trunk.size());
                assertNested(chain.legs());
                assertThat(targets.add(chain.legs().getLast().destination())).isTrue();
                relayed += chain.legs().getLast().octetsToServer();
            }
            assertThat(way.getLast().octetsToServer()).isGreaterThan(relayed);
        });
    }

    @Test
    void loop_comesBack() {
        courses("loop").forEach(course -> {
            List<PivotLeg> legs = only(course);
            assertThat(asked(course).getFirst().allowedExtra()).singleElement().satisfies(back -> {
                assertThat(back.source()).isEqualTo(legs.getLast().destination());
                assertThat(legs.subList(0, legs.size() - 1).stream().map(PivotLeg::source))
                        .contains(back.destination());
                assertThat(back.start()).isAfter(legs.getLast().start());
                assertThat(back.end()).isBefore(legs.getLast().end());
                assertThat(legs.getLast().octetsToServer()).isGreaterThan(back.octetsToServer());
            });
        });
    }

    @Test
    void external_comesFromADocumentationNetwork() {
        courses("external")
                .forEach(course -> assertThat(only(course).getFirst().source().getHostAddress())
                        .startsWith("203.0.113."));
    }

    @Test
    void reversed_secondLoginIsOlder_andTheyOverlap() {
        courses("reversed").forEach(course -> {
            List<PivotLeg> legs = decoy(course);
            assertThat(legs.get(1).source()).isEqualTo(legs.get(0).destination());
            assertThat(Duration.between(legs.get(1).start(), legs.get(0).start()))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(legs.get(1).end()).isAfter(legs.get(0).start());
        });
    }

    @Test
    void gap_isTooLong() {
        courses("gap").forEach(course -> {
            List<PivotLeg> legs = decoy(course);
            assertThat(legs.get(1).source()).isEqualTo(legs.get(0).destination());
            assertThat(Duration.between(legs.get(0).end(), legs.get(1).start()))
                    .isBetween(GAP.multipliedBy(3).dividedBy(2), GAP.multipliedBy(4));
        });
    }

    @Test
    void failedLogin_isNoLogin() {
        courses("failed-login").forEach(course -> {
            List<PivotLeg> legs = decoy(course);
            assertThat(legs.get(1).source()).isEqualTo(legs.get(0).destination());
            assertThat(legs.get(0).octetsToServer()).isLessThan(3_000);
            assertThat(legs.get(0).octetsToClient()).isLessThan(3_000);
            assertThat(legs.get(1).start()).isAfter(legs.get(0).end());
            assertThat(legs.get(1).octetsToServer()).isGreaterThan(3_000);
        });
    }

    @Test
    void sharedBastion_hasTwoUsers_ofWhomTheSecondGoesOn() {
        courses("shared-bastion").forEach(course -> {
            List<PivotLeg> legs = decoy(course);
            assertThat(legs).hasSize(3);
            assertThat(legs.get(0).source()).isNotEqualTo(legs.get(1).source());
            assertThat(legs.get(0).destination())
                    .isEqualTo(legs.get(1).destination())
                    .isEqualTo(legs.get(2).source());
            assertNested(legs.subList(1, 3));
            assertThat(legs.get(0).end()).isAfter(legs.get(2).end());
        });
    }

    @Test
    void relay_showsInEachMinute() {
        long seen = courses("ssh:3")
                .mapToLong(course -> {
                    LoginFlows flows = new LoginFlows(course.flows());
                    List<PivotLeg> legs = only(course);
                    Map<Long, Long> outer = flows.octetsByMinute(legs.get(1));
                    Map<Long, Long> inner = flows.octetsByMinute(legs.get(2));
                    inner.keySet().retainAll(outer.keySet());
                    inner.forEach((minute, octets) ->
                            assertThat((double) outer.get(minute)).isGreaterThanOrEqualTo(1.02 * octets - 1));
                    return inner.size();
                })
                .sum();
        assertThat(seen).isGreaterThan(SEEDS);
    }

    @Test
    void longLogins_areToldInSlices_noneLongerThanTheExporterWaits() {
        courses("slow-open:2").forEach(course -> {
            LoginFlows flows = new LoginFlows(course.flows());
            for (PivotLeg leg : only(course)) {
                Duration timeout = course.exporters().get(leg.exporter()).activeTimeout();
                List<SimulatedFlow> slices = flows.toServer(leg);
                assertThat(slices).hasSizeGreaterThan(1);
                assertThat(slices).allMatch(slice -> slice.end() - slice.start() <= timeout.toMillis());
                assertThat(slices.getFirst().tcpFlags() & 0x02).isNotZero();
                assertThat(slices.subList(1, slices.size())).allMatch(slice -> (slice.tcpFlags() & 0x02) == 0);
                assertThat(slices.getLast().tcpFlags() & 0x01).isNotZero();
                for (int i = 1; i < slices.size(); i++) {
                    assertThat(slices.get(i).start())
                            .isGreaterThan(slices.get(i - 1).end());
                }
            }
        });
    }

    @Test
    void attacks_leaveTheOtherTrafficAsItIs() {
        Simulation with = simulation(4, 4, "all");
        Simulation without = new Simulation(with.parameters().withAttacks(List.of()));
        assertThat(with.flows().stream().filter(flow -> !flow.activity().equals("login")))
                .containsExactlyElementsOf(without.flows());
        assertThat(with.pivots().getFirst()).isEqualTo(without.pivots().getFirst());
        assertThat(without.labels().decoys()).isEmpty();
    }

    @Test
    void all_oneOfEach_equalSeedsGiveEqualTraffic() {
        Simulation simulation = simulation(4, 4, "all");
        assertThat(Stream.concat(
                                asked(simulation).stream()
                                        .map(Labels.Chain::kind)
                                        .distinct(),
                                simulation.labels().decoys().stream().map(Labels.Decoy::kind))
                        .toList())
                .containsExactlyElementsOf(Arrays.stream(AttackKind.values())
                        .map(AttackKind::label)
                        .toList());
        Simulation again = simulation(4, 4, "all");
        assertThat(again.labels()).isEqualTo(simulation.labels());
        assertThat(again.flows()).isEqualTo(simulation.flows());
        assertThat(simulation(5, 4, "all").labels()).isNotEqualTo(simulation.labels());
    }

    @Test
    void shortScene_quickAttacksAreDoneFaster_slowOnesAreRefused() {
        SimulationParameters parameters = SimulationParameters.of(1, START).withFlows(100);
        Simulation quick =
                new Simulation(parameters.withAttacks(AttackOrder.parse("ssh:5,parallel,loop,external,reversed")));
        LoginFlows flows = new LoginFlows(quick.flows());
        assertThat(allLegs(quick.labels())).allSatisfy(leg -> {
            flows.assertTold(leg);
            assertThat(leg.start()).isAfterOrEqualTo(START.minus(parameters.window()));
            assertThat(leg.end()).isBefore(START);
        });
        asked(quick).forEach(chain -> assertNested(chain.legs()));
        assertThatThrownBy(() -> new Simulation(parameters.withAttacks(AttackOrder.parse("slow-open:2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("slow-open takes \\d+ minutes here, and there are only 9: give more --minutes.*");
    }
}
