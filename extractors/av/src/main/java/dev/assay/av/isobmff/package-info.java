/** ISO base media files: MP4, QuickTime, 3GP and their kin, whole and fragmented. */
@NullMarked
package dev.assay.av.isobmff;

import org.jspecify.annotations.NullMarked;
