/** What describing a file costs, against the libraries alone and against only reading it. */
@NullMarked
package dev.assay.benchmarks;

import org.jspecify.annotations.NullMarked;
