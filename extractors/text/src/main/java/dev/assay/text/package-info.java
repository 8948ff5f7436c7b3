/** The reader of text, and the one that knows the long tail of types nothing else recognises. */
@NullMarked
package dev.assay.text;

import org.jspecify.annotations.NullMarked;
