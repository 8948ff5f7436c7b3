/** Bounded iterators over nested structures; only these read structure headers. */
@NullMarked
package dev.assay.structure;

import org.jspecify.annotations.NullMarked;
