/** Where bytes come from: positional, read-only sources of known identity. */
@NullMarked
package dev.assay.source;

import org.jspecify.annotations.NullMarked;
