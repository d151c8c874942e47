/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A compose file as Docker Compose sees it: aliases and merges resolved, variables replaced.
 *
 * @param name of the file
 * @param root what stands in it
 * @param variables those that it uses
 */
record ComposeFile(String name, Map<String, Object> root, Interpolation variables) {
    static final Path FOLDER = Path.of("..", "docker").toAbsolutePath().normalize();
    /** What {@code !reset} takes away. */
    private static final String RESET = "(reset)";

    static ComposeFile read(String name, Map<String, String> env) throws IOException {
        Interpolation variables = new Interpolation(env);
        try (Reader in = Files.newBufferedReader(FOLDER.resolve(name))) {
            Object root = new Yaml(new Tags()).load(in);
            return new ComposeFile(name, map(replaced(root, variables)), variables);
        }
    }

    private static final class Tags extends SafeConstructor {
        Tags() {
            super(new LoaderOptions());
            yamlConstructors.put(new Tag("!reset"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return RESET;
                }
            });
        }
    }

    private static @Nullable Object replaced(@Nullable Object value, Interpolation variables) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            map.forEach((key, inside) -> out.put(String.valueOf(key), replaced(inside, variables)));
            return out;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> out = new ArrayList<>();
            list.forEach(inside -> out.add(replaced(inside, variables)));
            return out;
        }
        return value instanceof String text ? variables.apply(text) : value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** A list of texts; empty where there is none. */
    static List<String> list(@Nullable Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String::valueOf).toList();
    }

    /** Each service by its name. */
    Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        map(root.get("services")).forEach((service, value) -> services.put(service, map(value)));
        return services;
    }

    Map<String, Object> service(String service) {
        return map(map(root.get("services")).get(service));
    }

    /** This file with another over it, as `-f this -f other`, for what ours use: maps are merged, all else is replaced. */
    ComposeFile with(ComposeFile over) {
        return new ComposeFile(name + " + " + over.name, merged(root, over.root), variables);
    }

    private static Map<String, Object> merged(Map<String, Object> under, Map<String, Object> over) {
        Map<String, Object> out = new LinkedHashMap<>(under);
        over.forEach((key, value) -> {
            if (RESET.equals(value)) {
                out.remove(key);
            } else if (value instanceof Map && out.get(key) instanceof Map) {
                out.put(key, merged(map(out.get(key)), map(value)));
            } else {
                out.put(key, value);
            }
        });
        return out;
    }
}
