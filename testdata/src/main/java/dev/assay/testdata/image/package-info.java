/** Generators of image files, byte by byte, whose sizes and orientations a test chooses. */
@NullMarked
package dev.assay.testdata.image;

import org.jspecify.annotations.NullMarked;
