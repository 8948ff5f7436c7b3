/** Generators of sound and video files in order, written from code without any library. */
@NullMarked
package dev.assay.testdata.av;

import org.jspecify.annotations.NullMarked;
