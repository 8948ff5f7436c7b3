/** The readers of PDF documents: pages counted from the end of the file, or else through PDFBox. */
@NullMarked
package dev.assay.pdf;

import org.jspecify.annotations.NullMarked;
