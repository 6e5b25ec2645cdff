/** The learner of each domain. In: the examples log. Out: proposed prompt versions with their verdict. */
@NullMarked
package io.alluvium.trainer;

import org.jspecify.annotations.NullMarked;
