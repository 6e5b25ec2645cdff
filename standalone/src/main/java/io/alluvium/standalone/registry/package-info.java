/**
 * How the registry answers when it knows much. In: how many domains and versions, and how often to ask. Out: how long a
 * node takes to start with them, and each kind of question. Versions come in as trainers propose them and are judged;
 * questions go to a node in a process of its own.
 */
@NullMarked
package io.alluvium.standalone.registry;

import org.jspecify.annotations.NullMarked;
