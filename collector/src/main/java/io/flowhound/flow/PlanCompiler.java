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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles templates of data records into {@link RecordPlan}s, in time that grows with the number of their fields. */
final class PlanCompiler {
    private static final int BASIC_LIST = 291;
    private static final FieldSpec NOTHING = new FieldSpec(ElementRegistry.IANA, 0, 0);
    /** srhSegmentIPv6ListSection: addresses, though registered as octets (RFC 9487). */
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
        return new Compilation(template, subTemplates).run();
    }

    /** The work on one template. */
    private final class Compilation {
        private final Template template;
        private final List<FieldSpec> fields;
        private final SubTemplates subTemplates;
        private final MemberNames names = new MemberNames();
        private final PlanSteps steps = new PlanSteps();
        private final Map<Object, Sources> sources = new HashMap<>();
        private final Set<Object> fed = new HashSet<>();
        private boolean rolesTold;
        private final Map<Integer, FieldSpec> texts = new LinkedHashMap<>();

        Compilation(Template template, SubTemplates subTemplates) {
            this.template = template;
            this.fields =
                    template.fields().stream().map(PlanCompiler.this::meaning).toList();
            this.subTemplates = subTemplates;
        }

        RecordPlan run() {
            for (FieldSpec spec : fields) {
                Target target = target(spec);
                if (target != null) {
                    sources.merge(target.place(), new Sources(target.rank(), 1), Sources::with);
                    Field better = target.raw() == null ? null : EventRecords.counter(target.raw());
                    if (better != null) {
                        sources.merge(better, new Sources(0, 0), Sources::with);
                    }
                }
            }
            fields.forEach(this::step);
            if (rolesTold) {
                steps.add(RecordPlan.ROLES, (byte) 0, RawValue.ROLES_TOLD.ordinal(), NOTHING, null);
            }
            // Last, so that they take no name from an element that is there in earnest.
            texts.forEach((step, spec) -> steps.writer(step, binaryWriter(spec, names)));
            return steps.plan(template);
        }

        private void step(FieldSpec spec) {
            Target target = target(spec);
            Sources rivals = target == null ? null : sources.get(target.place());
            if (target == null || rivals == null || target.rank() > rivals.rank) {
                other(spec);
                return;
            }
            byte operation = operation(target, spec);
            rolesTold |= target.field() == Field.SOURCE_IP && target.rank() == Target.BY_ROLE;
            boolean repeated = !fed.add(target.place());
            if (operation == RecordPlan.TEXT && repeated) {
                other(spec); // the first is meant
                return;
            }
            int condition = (target.zeroIsAbsent() ? RecordPlan.ZERO_IS_ABSENT : 0)
                    | (rivals.count > 1 ? RecordPlan.RIVALS : 0);
            steps.add(operation, (byte) condition, target.ordinal(), spec, besides(operation, target, spec, repeated));
        }

        /** A field that feeds nothing by itself. */
        private void other(FieldSpec spec) {
            if (ignored(spec)) {
                steps.skip(spec);
            } else {
                steps.add(RecordPlan.ELEMENT, (byte) 0, 0, spec, writer(spec, names, subTemplates));
            }
        }

        /**
         * Keeps in {@code flow.ie} what a value says beside its field, what it is when it is not what the field takes, and
         * a second one that differs.
         */
        private @Nullable ElementWriter besides(byte operation, Target target, FieldSpec spec, boolean repeated) {
            if (operation == RecordPlan.TEXT) {
                texts.put(steps.size(), spec);
                return null;
            }
            RawValue raw = target.raw();
            boolean kept = raw == null
                    ? repeated
                    : target.kept() || raw == RawValue.APPLICATION || (raw.isPlace() && elements == Elements.ALL);
            return kept ? writer(spec, names, subTemplates) : null;
        }
    }

    /** Which fields of a template feed one place: the best rank among them, and how many have it. */
    private record Sources(int rank, int count) {
        static Sources with(Sources one, Sources other) {
            if (one.rank == other.rank) {
                return new Sources(one.rank, one.count + other.count);
            }
            return one.rank < other.rank ? one : other;
        }
    }

    /** A field as IANA would number it: an element that bears the name of one of IANA's is handled as that. */
    private FieldSpec meaning(FieldSpec spec) {
        InformationElement element = registry.meaning(spec.enterprise(), spec.element());
        return element == null ? spec : new FieldSpec(element.enterprise(), element.id(), spec.length());
    }

    /** What a field can feed; null for nothing, also when its length is none that can be read as that. */
    private @Nullable Target target(FieldSpec spec) {
        Target target = mapping.target(spec.enterprise(), spec.element());
        return target != null && usable(target, spec) ? target : null;
    }

    private static boolean usable(Target target, FieldSpec spec) {
        RawValue raw = target.raw();
        if (raw != null && (raw == RawValue.APPLICATION || raw.isPlace())) {
            return true; // each record shows whether its length fits
        }
        if (raw == RawValue.EXPORTER) {
            return spec.length() == (isIpv6(spec) ? 16 : 4);
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
            case 27, 28, 62, 63, 131, 281, 282, 404, 12238, 12239, 45006, 45007 -> true;
            default -> false;
        };
    }

    private static byte operation(Target target, FieldSpec spec) {
        Field field = target.field();
        RawValue raw = target.raw();
        if (field == null || raw != null) {
            if (raw == RawValue.EXPORTER) {
                return RecordPlan.EXPORTER;
            }
            boolean place = raw != null && raw.isPlace();
            return place ? RecordPlan.PLACE : raw == RawValue.APPLICATION ? RecordPlan.APPLICATION : RecordPlan.RAW;
        }
        return switch (field.type()) {
            case IP -> isIpv6(spec) ? RecordPlan.IPV6 : RecordPlan.IPV4;
            case KEYWORD -> RecordPlan.TEXT;
            default -> RecordPlan.NUMBER;
        };
    }

    /**
     * Makes the writer for a field.
     *
     * @param names those that the object has already; the name of this one is added
     */
    ElementWriter writer(FieldSpec spec, MemberNames names, SubTemplates subTemplates) {
        InformationElement element = registry.find(spec.enterprise(), spec.element());
        String name = names.take(name(spec, element));
        ElementType type = element == null ? null : element.type();
        boolean zeros = elements == Elements.ALL;
        if (type != null && StructuredData.holds(type)) {
            return new ElementWriter(name, type, zeros, new StructuredData(this, subTemplates, is(spec, BASIC_LIST)));
        }
        if (element == null && spec.variable()) {
            type = ElementType.OCTET_ARRAY; // its length is no sign of a number
        }
        return new ElementWriter(name, is(spec, SEGMENTS) ? ElementType.IPV6_ADDRESS : type, zeros);
    }

    /** Keeps what an exporter sends in place of text. */
    private ElementWriter binaryWriter(FieldSpec spec, MemberNames names) {
        String name = name(spec, registry.find(spec.enterprise(), spec.element()));
        return new ElementWriter(names.take(name), ElementType.OCTET_ARRAY, elements == Elements.ALL);
    }

    private static String name(FieldSpec spec, @Nullable InformationElement element) {
        return element == null ? Integer.toUnsignedString(spec.enterprise()) + "/" + spec.element() : element.name();
    }

    private static boolean is(FieldSpec spec, int element) {
        return spec.enterprise() == ElementRegistry.IANA && spec.element() == element;
    }

    /** Whether a field says nothing that is worth keeping. */
    boolean ignored(FieldSpec spec) {
        return mapping.ignored(spec.enterprise(), spec.element());
    }
}
