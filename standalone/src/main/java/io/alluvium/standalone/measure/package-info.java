/** Looking at versions from outside: files fetched and checked, and perplexity with and without a prompt. In: manifests and text. Out: numbers. */
@NullMarked
package io.alluvium.standalone.measure;

import org.jspecify.annotations.NullMarked;
