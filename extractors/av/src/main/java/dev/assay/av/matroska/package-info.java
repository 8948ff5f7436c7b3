/** Matroska and WebM. */
@NullMarked
package dev.assay.av.matroska;

import org.jspecify.annotations.NullMarked;
