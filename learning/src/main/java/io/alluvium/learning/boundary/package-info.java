/**
 * Where one regime ends and the next begins. In: the prequential loss and the texts of each batch. Out: drift or no drift.
 */
@NullMarked
package io.alluvium.learning.boundary;

import org.jspecify.annotations.NullMarked;
