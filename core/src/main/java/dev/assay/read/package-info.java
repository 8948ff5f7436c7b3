/** Bounded reading: the cursor, the budget it spends, and the exceptions of parsers. */
@NullMarked
package dev.assay.read;

import org.jspecify.annotations.NullMarked;
