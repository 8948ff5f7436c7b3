/** DICOM through dcm4che: what the own reader declines, and validation against IODs. */
@NullMarked
package dev.assay.dcm4che;

import org.jspecify.annotations.NullMarked;
