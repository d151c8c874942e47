/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.flow.ElementMapping.Target;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.element.ElementType;
import io.flowhound.netflow.element.InformationElement;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles templates into {@link RecordPlan}s. */
final class PlanCompiler {
    private final ElementRegistry registry;
    private final ElementMapping mapping = new ElementMapping();
    private final Elements elements;

    /** What is kept in {@code flow.ie}. */
    enum Elements {
        /** Values that are not all zero. */
        NON_ZERO,
        /** Everything. */
        ALL
    }

    PlanCompiler(ElementRegistry registry, Elements elements) {
        this.registry = registry;
        this.elements = elements;
    }

    RecordPlan compile(Template template) {
        Steps steps = new Steps();
        Set<String> names = new HashSet<>();
        List<FieldSpec> fields = template.fields().stream().map(this::meaning).toList();
        for (FieldSpec spec : fields) {
            step(steps, fields, spec, names);
        }
        return steps.plan();
    }

    /** A field as IANA would number it: an element that bears the name of one of IANA's is handled as that. */
    private FieldSpec meaning(FieldSpec spec) {
        InformationElement element = registry.meaning(spec.enterprise(), spec.element());
        return element == null ? spec : new FieldSpec(element.enterprise(), element.id(), spec.length());
    }

    private void step(Steps steps, List<FieldSpec> fields, FieldSpec spec, Set<String> names) {
        Target target = mapping.target(spec.enterprise(), spec.element());
        if (target != null && isBest(fields, target) && usable(target, spec) && !steps.repeatsText(target)) {
            byte operation = operation(target, spec);
            steps.add(
                    operation,
                    condition(fields, target),
                    ordinal(target),
                    spec,
                    besides(operation, target, spec, names));
        } else if (mapping.ignored(spec.enterprise(), spec.element())) {
            steps.skip(spec);
        } else {
            steps.add(RecordPlan.ELEMENT, (byte) 0, 0, spec, writer(spec, names));
        }
    }

    /** The writer for what a value says beside its field, or when it is not what the field takes. */
    private @Nullable ElementWriter besides(byte operation, Target target, FieldSpec spec, Set<String> names) {
        if (operation == RecordPlan.TEXT) {
            return binaryWriter(spec, names);
        }
        return target.raw() == RawValue.APPLICATION ? writer(spec, names) : null;
    }

    /** Whether no field of the template feeds the same target with a better rank. */
    private boolean isBest(List<FieldSpec> fields, Target target) {
        return sources(fields, target).stream().allMatch(other -> other.rank() >= target.rank());
    }

    private List<Target> sources(List<FieldSpec> fields, Target target) {
        List<Target> sources = new ArrayList<>();
        for (FieldSpec spec : fields) {
            Target other = mapping.target(spec.enterprise(), spec.element());
            if (other != null && other.same(target) && usable(other, spec)) {
                sources.add(other);
            }
        }
        return sources;
    }

    /** Whether the length that the template states can be read as the type of the target. */
    private static boolean usable(Target target, FieldSpec spec) {
        if (target.raw() == RawValue.APPLICATION) {
            return true; // each record shows whether its length fits
        }
        FieldType type =
                target.field() == null ? FieldType.LONG : target.field().type();
        return switch (type) {
            case IP -> spec.length() == (isIpv6(spec) ? 16 : 4);
            case KEYWORD -> spec.length() > 0;
            case MAC -> spec.length() == 6;
            default -> spec.length() > 0 && spec.length() <= 8;
        };
    }

    private static boolean isIpv6(FieldSpec spec) {
        return switch (spec.element()) {
            case 27, 28, 62, 63, 281, 282 -> true;
            default -> false;
        };
    }

    private static byte operation(Target target, FieldSpec spec) {
        Field field = target.field();
        if (field == null) {
            return target.raw() == RawValue.APPLICATION ? RecordPlan.APPLICATION : RecordPlan.RAW;
        }
        return switch (field.type()) {
            case IP -> isIpv6(spec) ? RecordPlan.IPV6 : RecordPlan.IPV4;
            case KEYWORD -> RecordPlan.TEXT;
            default -> RecordPlan.NUMBER;
        };
    }

    private byte condition(List<FieldSpec> fields, Target target) {
        long rivals = sources(fields, target).stream()
                .filter(other -> other.rank() == target.rank())
                .count();
        return (byte) ((target.zeroIsAbsent() ? RecordPlan.ZERO_IS_ABSENT : 0) | (rivals > 1 ? RecordPlan.RIVALS : 0));
    }

    private static int ordinal(Target target) {
        if (target.field() != null) {
            return target.field().ordinal();
        }
        return target.raw() == null ? 0 : target.raw().ordinal();
    }

    private ElementWriter writer(FieldSpec spec, Set<String> names) {
        InformationElement element = registry.find(spec.enterprise(), spec.element());
        ElementType type = element == null ? null : element.type();
        if (element == null && spec.variable()) {
            type = ElementType.OCTET_ARRAY; // its length is no sign of a number
        }
        return new ElementWriter(unique(name(spec, element), names), type, elements == Elements.ALL);
    }

    /** Keeps what an exporter sends in place of text. */
    private ElementWriter binaryWriter(FieldSpec spec, Set<String> names) {
        String name = name(spec, registry.find(spec.enterprise(), spec.element()));
        return new ElementWriter(unique(name, names), ElementType.OCTET_ARRAY, elements == Elements.ALL);
    }

    private static String name(FieldSpec spec, @Nullable InformationElement element) {
        return element == null ? Integer.toUnsignedString(spec.enterprise()) + "/" + spec.element() : element.name();
    }

    /** JSON must not repeat a name. */
    private static String unique(String name, Set<String> names) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    /** The steps while they are put together; octets that are skipped go into the gap before the next step. */
    private static final class Steps {
        private final List<Byte> operations = new ArrayList<>();
        private final List<Byte> conditions = new ArrayList<>();
        private final List<Integer> targets = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private final List<Integer> gaps = new ArrayList<>();
        private final List<@Nullable ElementWriter> writers = new ArrayList<>();
        private final Set<Field> texts = new HashSet<>();
        private int gap;

        /** Whether another field of the template feeds this text already: the first is meant, the other is kept as it is. */
        boolean repeatsText(Target target) {
            Field field = target.field();
            return field != null && field.type() == FieldType.KEYWORD && !texts.add(field);
        }

        void skip(FieldSpec spec) {
            if (spec.variable()) {
                add(RecordPlan.SKIP, (byte) 0, 0, spec, null);
            } else {
                gap += spec.length();
            }
        }

        void add(byte operation, byte condition, int target, FieldSpec spec, @Nullable ElementWriter writer) {
            operations.add(operation);
            conditions.add(condition);
            targets.add(target);
            lengths.add(spec.variable() ? -1 : spec.length());
            gaps.add(gap);
            writers.add(writer);
            gap = 0;
        }

        RecordPlan plan() {
            int size = operations.size();
            byte[] operation = new byte[size];
            byte[] condition = new byte[size];
            for (int i = 0; i < size; i++) {
                operation[i] = operations.get(i);
                condition[i] = conditions.get(i);
            }
            return new RecordPlan(
                    ints(gaps),
                    operation,
                    condition,
                    ints(targets),
                    ints(lengths),
                    writers.toArray(new ElementWriter[0]));
        }

        private static int[] ints(List<Integer> values) {
            return values.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
