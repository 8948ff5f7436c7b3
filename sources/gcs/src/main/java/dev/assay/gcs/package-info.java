/** Objects in Google Cloud Storage. */
@NullMarked
package dev.assay.gcs;

import org.jspecify.annotations.NullMarked;
