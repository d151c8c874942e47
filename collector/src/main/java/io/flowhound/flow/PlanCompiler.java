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
    /** The element of which only its content says what it lists. */
    private static final int BASIC_LIST = 291;
    /** srhSegmentIPv6ListSection (RFC 9487): octets that are addresses, one behind the other. */
    private static final int SEGMENTS = 497;

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

    /** Compiles a template; {@code subTemplates} has those that its lists may use. */
    RecordPlan compile(Template template, SubTemplates subTemplates) {
        Steps steps = new Steps();
        Set<String> names = new HashSet<>();
        Set<Target> fed = new HashSet<>();
        for (FieldSpec spec : template.fields()) {
            step(steps, template, spec, names, fed, subTemplates);
        }
        return steps.plan();
    }

    private void step(
            Steps steps,
            Template template,
            FieldSpec spec,
            Set<String> names,
            Set<Target> fed,
            SubTemplates subTemplates) {
        Target target = mapping.target(spec.enterprise(), spec.element());
        if (target != null && isBest(template, target) && usable(target, spec)) {
            boolean kept = isKept(template, target, !fed.add(target));
            ElementWriter writer = kept ? writer(spec, names, subTemplates) : null;
            steps.add(operation(target, spec), condition(template, target), ordinal(target), spec, writer);
        } else if (template.options() || ignored(spec)) {
            steps.skip(spec);
        } else {
            steps.add(RecordPlan.ELEMENT, (byte) 0, 0, spec, writer(spec, names, subTemplates));
        }
    }

    /** Whether the value goes into {@code flow.ie} as well: always, or where it turns out to be a second, other one. */
    private boolean isKept(Template template, Target target, boolean repeated) {
        if (template.options()) {
            return false;
        }
        RawValue raw = target.raw();
        return raw == null ? repeated : target.kept() || (raw.isPlace() && elements == Elements.ALL);
    }

    /** Whether no field of the template feeds the same target with a better rank. */
    private boolean isBest(Template template, Target target) {
        return sources(template, target).stream().allMatch(other -> other.rank() >= target.rank());
    }

    private List<Target> sources(Template template, Target target) {
        List<Target> sources = new ArrayList<>();
        for (FieldSpec spec : template.fields()) {
            Target other = mapping.target(spec.enterprise(), spec.element());
            if (other != null && other.same(target) && usable(other, spec)) {
                sources.add(other);
            }
        }
        return sources;
    }

    /** Whether the length that the template states can be read as the type of the target. */
    private static boolean usable(Target target, FieldSpec spec) {
        RawValue raw = target.raw();
        if (raw != null && raw.isPlace()) {
            return true;
        }
        if (raw != null && raw.isLabel()) {
            return spec.length() == MplsLabels.ENTRY;
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
            return target.raw() != null && target.raw().isPlace() ? RecordPlan.PLACE : RecordPlan.RAW;
        }
        return switch (field.type()) {
            case IP -> isIpv6(spec) ? RecordPlan.IPV6 : RecordPlan.IPV4;
            case KEYWORD -> RecordPlan.TEXT;
            default -> RecordPlan.NUMBER;
        };
    }

    private byte condition(Template template, Target target) {
        long rivals = sources(template, target).stream()
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

    /**
     * Makes the writer for a field.
     *
     * @param names those that the object has already; the name of this one is added
     */
    ElementWriter writer(FieldSpec spec, Set<String> names, SubTemplates subTemplates) {
        InformationElement element = registry.find(spec.enterprise(), spec.element());
        String name =
                element == null ? Integer.toUnsignedString(spec.enterprise()) + "/" + spec.element() : element.name();
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "_" + i; // JSON must not repeat a name
        }
        boolean zeros = elements == Elements.ALL;
        ElementType type = element == null ? null : element.type();
        if (type != null && StructuredData.holds(type)) {
            StructuredData lists = new StructuredData(this, subTemplates, is(spec, BASIC_LIST));
            return new ElementWriter(unique, type, zeros, lists);
        }
        return new ElementWriter(unique, is(spec, SEGMENTS) ? ElementType.IPV6_ADDRESS : type, zeros);
    }

    private static boolean is(FieldSpec spec, int element) {
        return spec.enterprise() == ElementRegistry.IANA && spec.element() == element;
    }

    /** Whether a field says nothing that is worth keeping. */
    boolean ignored(FieldSpec spec) {
        return mapping.ignored(spec.enterprise(), spec.element());
    }

    /** The steps while they are put together; octets that are skipped go into the gap before the next step. */
    private static final class Steps {
        private final List<Byte> operations = new ArrayList<>();
        private final List<Byte> conditions = new ArrayList<>();
        private final List<Integer> targets = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private final List<Integer> gaps = new ArrayList<>();
        private final List<@Nullable ElementWriter> writers = new ArrayList<>();
        private int gap;

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
