/** The test kit's generator of text in many character sets. */
@NullMarked
package dev.assay.testdata.text;

import org.jspecify.annotations.NullMarked;
