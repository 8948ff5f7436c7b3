/** The rules that decide whether facts may leave as metadata. */
@NullMarked
package dev.assay.encord.gate;

import org.jspecify.annotations.NullMarked;
