/** What is to be said about a file: findings, and the failures that end an inspection. */
@NullMarked
package dev.assay.finding;

import org.jspecify.annotations.NullMarked;
