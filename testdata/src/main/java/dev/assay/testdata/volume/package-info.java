/** The test kit's generator of NIfTI volumes. */
@NullMarked
package dev.assay.testdata.volume;

import org.jspecify.annotations.NullMarked;
