/** DICOM series as the platform's server judges them on import: grouping, geometry, verdicts. */
@NullMarked
package dev.assay.encord.series;

import org.jspecify.annotations.NullMarked;
