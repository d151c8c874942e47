/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.element.UserElements;
import java.nio.file.Path;
import java.util.List;

/** Says how many information elements the user's files define. What is wrong with them is found before, at start. */
final class ElementsCheck implements Check {
    @Override
    public String name() {
        return "elements";
    }

    @Override
    public Result run(Configuration configuration) {
        List<Path> files = configuration.decoder().elements();
        if (files.isEmpty()) {
            return Result.ok("the built-in ones only (decoder.elements)");
        }
        int own = UserElements.read(files, ElementRegistry.load()).elements().size();
        return Result.ok(
                "the built-in ones and " + own + " of " + files.size() + (files.size() == 1 ? " file" : " files"));
    }
}
