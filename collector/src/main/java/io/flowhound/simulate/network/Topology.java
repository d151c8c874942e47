/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which routers packets pass between sites, and which of them translate addresses. */
final class Topology {
    private final List<Site> sites;
    private final List<Router> routers;
    private final List<PathSetting> paths;
    private final Map<String, Router> byName = new HashMap<>();

    Topology(List<Site> sites, List<Router> routers, List<PathSetting> paths) {
        this.sites = sites;
        this.routers = routers;
        this.paths = paths;
        routers.forEach(router -> byName.put(router.setting().name(), router));
    }

    List<Site> sites() {
        return sites;
    }

    /** A way with its share among others. */
    private record Route(List<Router> routers, double weight) {}

    /** The routers that packets of one way of a 5-tuple pass, in order. Packets of one way never part. */
    List<Router> route(Site from, Site to, FlowKey key) {
        List<Route> routes = routes(from, to);
        double total = routes.stream().mapToDouble(Route::weight).sum();
        double left = (key.hashCode() >>> 8) / (double) (1 << 24) * total;
        for (Route route : routes) {
            left -= route.weight;
            if (left < 0) {
                return route.routers;
            }
        }
        return routes.isEmpty() ? List.of() : routes.getLast().routers;
    }

    private List<Route> routes(Site from, Site to) {
        if (paths.isEmpty()) {
            return from.index() == to.index() ? List.of() : List.of(byDefault(from, to));
        }
        List<Route> routes = new ArrayList<>();
        // The most exact name wins, so that * is for the rest.
        for (int exact = 2; exact >= 0 && routes.isEmpty(); exact--) {
            for (PathSetting path : paths) {
                if (exact(path.from(), path.to(), from, to) == exact) {
                    routes.add(new Route(named(path.forthNames()), path.weight()));
                } else if (exact(path.to(), path.from(), from, to) == exact) {
                    routes.add(new Route(named(path.backNames()), path.weight()));
                }
            }
        }
        return routes;
    }

    /** Symmetric: the same routers in reverse order the other way. */
    private Route byDefault(Site from, Site to) {
        return new Route(from.index() < to.index() ? routers : routers.reversed(), 1);
    }

    /** How many ends a path names exactly; -1 when it is none between these sites. */
    private static int exact(String from, String to, Site source, Site destination) {
        int ends = end(from, source) + end(to, destination);
        boolean within = source.index() == destination.index() && ends < 2;
        return ends < 0 || within ? -1 : ends;
    }

    private static int end(String name, Site site) {
        return name.equals(site.name()) ? 1 : name.equals(PathSetting.ANY) ? 0 : -3;
    }

    private List<Router> named(List<String> names) {
        return names.stream().map(byName::get).toList();
    }

    /** Whether a host at one site can open a connection to one at another that some router sees. */
    boolean reaches(Site client, Site server) {
        boolean seen = routes(client, server).stream().anyMatch(route -> !route.routers.isEmpty())
                || routes(server, client).stream().anyMatch(route -> !route.routers.isEmpty());
        return seen && !isTranslated(server, client);
    }

    /** Whether any router on the way hides the one site from the other. */
    boolean isTranslated(Site inside, Site outside) {
        return routes(inside, outside).stream()
                .flatMap(route -> route.routers.stream())
                .anyMatch(router -> translates(router, inside, outside));
    }

    static boolean translates(Router router, Site inside, Site outside) {
        NatSetting nat = router.setting().nat();
        return nat.isOn() && isInside(nat, inside) && !isInside(nat, outside);
    }

    private static boolean isInside(NatSetting nat, Site site) {
        return nat.inside().isEmpty() ? !site.isInternet() : nat.inside().contains(site.name());
    }

    /** The versions of IP that both sites have. */
    static List<Boolean> versions(Site a, Site b) {
        return Arrays.asList(false, true).stream()
                .filter(v6 -> !a.hosts(v6).isEmpty() && !b.hosts(v6).isEmpty())
                .toList();
    }
}
