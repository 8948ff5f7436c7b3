/** The test kit's generator of PDF documents. */
@NullMarked
package dev.assay.testdata.pdf;

import org.jspecify.annotations.NullMarked;
