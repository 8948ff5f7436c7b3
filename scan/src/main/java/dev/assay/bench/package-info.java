/** How fast files are described, measured on the files themselves. */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
