/** The demo's report. In: what was counted, measured and witnessed. Out: JSON, text, and the checks that decide the exit code. */
@NullMarked
package io.alluvium.standalone.report;

import org.jspecify.annotations.NullMarked;
