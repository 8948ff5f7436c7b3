/** Still and animated images, read from their headers alone: one reader for each file format. */
@NullMarked
package dev.assay.image;

import org.jspecify.annotations.NullMarked;
