/** The service provider interface of readers, and the catalog that chooses one by content. */
@NullMarked
package dev.assay.format;

import org.jspecify.annotations.NullMarked;
