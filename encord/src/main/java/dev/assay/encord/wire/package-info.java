/** The objects of the platform's storage interface, exactly as they travel. */
@NullMarked
package dev.assay.encord.wire;

import org.jspecify.annotations.NullMarked;
