/** The sub-commands. In: options. Out: lines or JSON on the output stream, and an exit code of {@link ExitCodes}. */
@NullMarked
package io.alluvium.standalone.command;

import org.jspecify.annotations.NullMarked;
