/** The test kit: scripted sources, and the contracts that every source and every reader keeps. */
@NullMarked
package dev.assay.testdata;

import org.jspecify.annotations.NullMarked;
