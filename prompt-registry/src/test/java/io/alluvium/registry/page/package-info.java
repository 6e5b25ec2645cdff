/** The operators' page in a real browser: what it shows, how it keeps up, and whether everybody can read and use it. */
@NullMarked
package io.alluvium.registry.page;

import org.jspecify.annotations.NullMarked;
