/** The scan as an Apache Spark job. */
@NullMarked
package dev.assay.spark;

import org.jspecify.annotations.NullMarked;
