/** The reader of NIfTI volumes: their header, also inside gzip. */
@NullMarked
package dev.assay.volume;

import org.jspecify.annotations.NullMarked;
