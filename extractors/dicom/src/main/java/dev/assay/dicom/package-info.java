/** The header of DICOM Part 10 files: the tags the platform requires, as pydicom writes them. */
@NullMarked
package dev.assay.dicom;

import org.jspecify.annotations.NullMarked;
