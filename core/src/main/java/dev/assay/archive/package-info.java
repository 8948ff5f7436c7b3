/** Archives as walks over their entries, each a source of its own; nothing is unpacked. */
@NullMarked
package dev.assay.archive;

import org.jspecify.annotations.NullMarked;
