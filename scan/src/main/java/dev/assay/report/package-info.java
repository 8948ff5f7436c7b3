/** The report: one page that shows what a scan found, in memory that does not grow with it. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
