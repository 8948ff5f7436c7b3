/** A generator of DICOM files in any transfer syntax, element by element. */
@NullMarked
package dev.assay.testdata.dicom;

import org.jspecify.annotations.NullMarked;
