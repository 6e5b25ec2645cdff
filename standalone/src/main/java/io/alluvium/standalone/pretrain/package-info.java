/** What is written about a pre-trained model. In: its directory. Out: its model card. */
@NullMarked
package io.alluvium.standalone.pretrain;

import org.jspecify.annotations.NullMarked;
