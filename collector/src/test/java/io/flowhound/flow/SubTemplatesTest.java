/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubTemplatesTest {
    private final SubTemplates templates = new SubTemplates();
    private final PlanCompiler compiler = new PlanCompiler(ElementRegistry.load(), PlanCompiler.Elements.ALL);

    private static Template template(int id, int length) {
        return new Template(id, false, 0, List.of(new FieldSpec(0, 1, length)));
    }

    /** The length of a record, which tells the template; -1 for none. */
    private int length(int id) {
        SubRecord record = templates.find(id, compiler);
        return record == null ? -1 : record.end(new byte[100], 0, 100);
    }

    @Test
    void templates_inAnyOrder_areFound_changedAndForgotten() {
        int[] ids = {500, 300, 65_535, 256, 400, 301, 499, 257, 1000};
        for (int i = 0; i < ids.length; i++) {
            templates.put(template(ids[i], i + 1));
        }
        for (int i = 0; i < ids.length; i++) {
            assertThat(length(ids[i])).isEqualTo(i + 1);
        }
        templates.put(template(300, 50));
        assertThat(length(300)).isEqualTo(50);
        templates.remove(300);
        templates.remove(65_535);
        templates.remove(7);
        assertThat(length(300)).isEqualTo(-1);
        assertThat(length(65_535)).isEqualTo(-1);
        assertThat(length(301)).isEqualTo(6);
        assertThat(length(1000)).isEqualTo(9);
        assertThat(length(256)).isEqualTo(4);
    }

    @Test
    void compiledTemplate_isKept() {
        templates.put(template(300, 1));
        assertThat(templates.find(300, compiler)).isSameAs(templates.find(300, compiler));
    }

    @Test
    void nesting_isBounded_andKnowsItsBeginning() {
        assertThat(templates.enter(10, 2)).isTrue();
        assertThat(templates.enter(20, 2)).isTrue();
        assertThat(templates.enter(30, 2)).isFalse();
        assertThat(templates.outermost()).isEqualTo(10);
        templates.leave();
        templates.leave();
        assertThat(templates.enter(40, 2)).isTrue();
        assertThat(templates.outermost()).isEqualTo(40);
    }
}
