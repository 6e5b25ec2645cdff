/**
 * The keeper of versions and aliases. In: proposed versions and alias requests. Out: announcements and answers to
 * who asks.
 */
@NullMarked
package io.alluvium.registry;

import org.jspecify.annotations.NullMarked;
