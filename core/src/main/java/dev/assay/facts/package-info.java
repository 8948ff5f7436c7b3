/** What a file is: immutable facts by kind, each uncertain number with its origin. */
@NullMarked
package dev.assay.facts;

import org.jspecify.annotations.NullMarked;
