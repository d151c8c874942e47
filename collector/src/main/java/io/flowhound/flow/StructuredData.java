/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.netflow.element.ElementType;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.schema.JsonBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes lists (RFC 6313) as JSON arrays: the records of a subTemplateList or subTemplateMultiList as objects by element
 * name, the values of a list element with a name of its own as they are, and those of a plain basicList (IE 291) as
 * objects with one member, since only the list itself says what they are. The semantic of a list is left out.
 *
 * <p>A list that cannot be read, whose template is unknown or that is nested too deeply is left to the caller, who keeps
 * it as hexadecimal text: the rest of the record loses nothing by it. What is written is bounded: names can make it a
 * multiple of what came.
 */
final class StructuredData {
    /** Lists in lists; below that they are kept as hexadecimal text. Elasticsearch takes 20 levels. */
    private static final int MAX_DEPTH = 4;
    /** Octets of JSON after which no further item is begun. */
    private static final int MAX_JSON = 32 * 1024;

    private static final int MAX_ELEMENTS = 64;
    private static final int BASIC_LIST_HEADER = 5;
    private static final int TEMPLATE_LIST_HEADER = 3;
    private static final int TEMPLATE_HEADER = 4;
    private static final String CUT_OFF = "\"...\"";

    private final PlanCompiler compiler;
    private final SubTemplates subTemplates;
    private final boolean naming;
    /** The elements that basic lists have held so far, as enterprise and number, and the writer of each. */
    private long[] elements = new long[2];

    private @Nullable ElementWriter[] writers = new ElementWriter[2];
    private int known;

    /**
     * Makes a writer for one field of a template.
     *
     * @param naming whether the values of a basicList are named one by one
     */
    StructuredData(PlanCompiler compiler, SubTemplates subTemplates, boolean naming) {
        this.compiler = compiler;
        this.subTemplates = subTemplates;
        this.naming = naming;
    }

    /** Whether values of a type are lists. */
    static boolean holds(ElementType type) {
        return type == ElementType.BASIC_LIST
                || type == ElementType.SUB_TEMPLATE_LIST
                || type == ElementType.SUB_TEMPLATE_MULTI_LIST;
    }

    /** Whether so many octets are a list without items, as far as that can be told. */
    static boolean isEmpty(ElementType type, int length) {
        return switch (type) {
            case SUB_TEMPLATE_LIST -> length == TEMPLATE_LIST_HEADER;
            case SUB_TEMPLATE_MULTI_LIST -> length == 1;
            case BASIC_LIST -> length == BASIC_LIST_HEADER;
            default -> false;
        };
    }

    /** Writes a list; false, and nothing written, when it cannot be read. */
    boolean write(ElementType type, byte[] octets, int at, int length, JsonBuffer into) {
        int start = into.position();
        if (!subTemplates.enter(start, MAX_DEPTH)) {
            return false;
        }
        into.put('[');
        boolean read = switch (type) {
            case BASIC_LIST -> basicList(octets, at, at + length, into);
            case SUB_TEMPLATE_LIST -> subTemplateList(octets, at, at + length, into);
            default -> subTemplateMultiList(octets, at, at + length, into);
        };
        subTemplates.leave();
        if (!read) {
            into.position(start);
            return false;
        }
        if (into.position() > start + 1) {
            into.position(into.position() - 1); // the comma behind the last item
        }
        into.put(']');
        return true;
    }

    /** Whether the list is as long as it may become; then says so in it. */
    private boolean isFull(JsonBuffer into) {
        if (into.position() - subTemplates.outermost() < MAX_JSON) {
            return false;
        }
        into.ascii(CUT_OFF);
        into.put(',');
        return true;
    }

    /** RFC 6313 section 4.5.1: semantic, element, length of each value, values. */
    private boolean basicList(byte[] octets, int start, int end, JsonBuffer into) {
        if (end - start < BASIC_LIST_HEADER) {
            return false;
        }
        int element = Octets.u16(octets, start + 1);
        int length = Octets.u16(octets, start + 3);
        int at = start + BASIC_LIST_HEADER;
        int enterprise = 0;
        if (element >= 0x8000) {
            if (end - at < 4) {
                return false;
            }
            enterprise = Octets.i32(octets, at);
            element &= 0x7FFF;
            at += 4;
        }
        ElementWriter writer = writer(enterprise, element);
        return length == FieldSpec.VARIABLE
                ? variable(writer, octets, at, end, into)
                : fixed(writer, length, octets, at, end, into);
    }

    private boolean fixed(ElementWriter writer, int length, byte[] octets, int start, int end, JsonBuffer into) {
        if (length == 0 || (end - start) % length != 0) {
            return start == end;
        }
        for (int at = start; at < end && !isFull(into); at += length) {
            item(writer, octets, at, length, into);
        }
        return true;
    }

    private boolean variable(ElementWriter writer, byte[] octets, int start, int end, JsonBuffer into) {
        int at = start;
        while (at < end && !isFull(into)) {
            int length = Octets.u8(octets, at++);
            if (length == 255) {
                if (end - at < 2) {
                    return false;
                }
                length = Octets.u16(octets, at);
                at += 2;
            }
            if (length > end - at) {
                return false;
            }
            item(writer, octets, at, length, into);
            at += length;
        }
        return true;
    }

    private void item(ElementWriter writer, byte[] octets, int at, int length, JsonBuffer into) {
        if (length == 0) {
            return;
        }
        if (naming) {
            into.put('{');
            writer.member(octets, at, length, into);
            into.put('}');
        } else {
            writer.value(octets, at, length, into);
        }
        into.put(',');
    }

    private ElementWriter writer(int enterprise, int element) {
        long key = (long) enterprise << 32 | element;
        for (int i = 0; i < known; i++) {
            ElementWriter writer = writers[i];
            if (elements[i] == key && writer != null) {
                return writer;
            }
        }
        FieldSpec spec = new FieldSpec(enterprise, element, FieldSpec.VARIABLE);
        ElementWriter writer = compiler.writer(spec, new MemberNames(), subTemplates);
        if (known < MAX_ELEMENTS) {
            if (known == elements.length) {
                elements = Arrays.copyOf(elements, 2 * known);
                writers = Arrays.copyOf(writers, 2 * known);
            }
            elements[known] = key;
            writers[known++] = writer;
        }
        return writer;
    }

    /** RFC 6313 section 4.5.2: semantic, template, records. */
    private boolean subTemplateList(byte[] octets, int start, int end, JsonBuffer into) {
        if (end - start < TEMPLATE_LIST_HEADER) {
            return false;
        }
        SubRecord template = subTemplates.find(Octets.u16(octets, start + 1), compiler);
        int at = start + TEMPLATE_LIST_HEADER;
        return at == end || (template != null && records(template, octets, at, end, into));
    }

    /** RFC 6313 section 4.5.3: semantic, then for each template its number, the octets with this header, records. */
    private boolean subTemplateMultiList(byte[] octets, int start, int end, JsonBuffer into) {
        if (end - start < 1) {
            return false;
        }
        int at = start + 1;
        while (at < end && !isFull(into)) {
            if (end - at < TEMPLATE_HEADER) {
                return false;
            }
            int length = Octets.u16(octets, at + 2);
            if (length < TEMPLATE_HEADER || length > end - at) {
                return false;
            }
            part(Octets.u16(octets, at), octets, at + TEMPLATE_HEADER, at + length, into);
            at += length;
        }
        return true;
    }

    /** Writes the records of one template, or them all as hexadecimal text when they cannot be read. */
    private void part(int id, byte[] octets, int at, int end, JsonBuffer into) {
        int start = into.position();
        SubRecord template = subTemplates.find(id, compiler);
        if (at < end && (template == null || !records(template, octets, at, end, into))) {
            into.position(start);
            ElementWriter.hex(octets, at, end - at, into);
            into.put(',');
        }
    }

    private boolean records(SubRecord template, byte[] octets, int start, int end, JsonBuffer into) {
        int at = start;
        while (at < end && !isFull(into)) {
            int next = template.end(octets, at, end);
            if (next <= at) {
                return false;
            }
            template.write(octets, at, into);
            into.put(',');
            at = next;
        }
        return true;
    }
}
