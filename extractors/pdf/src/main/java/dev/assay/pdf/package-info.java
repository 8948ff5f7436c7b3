/** The reader of PDF documents: their pages counted through PDFBox, a block at a time. */
@NullMarked
package dev.assay.pdf;

import org.jspecify.annotations.NullMarked;
