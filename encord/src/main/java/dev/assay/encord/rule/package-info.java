/** What a rule is, whoever asks it. */
@NullMarked
package dev.assay.encord.rule;

import org.jspecify.annotations.NullMarked;
