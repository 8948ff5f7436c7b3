/** Scanning data sets: walking, bounded concurrency, records, and summaries of them. */
@NullMarked
package dev.assay.scan;

import org.jspecify.annotations.NullMarked;
