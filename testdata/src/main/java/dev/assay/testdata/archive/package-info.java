/** Generators of archives. */
@NullMarked
package dev.assay.testdata.archive;

import org.jspecify.annotations.NullMarked;
