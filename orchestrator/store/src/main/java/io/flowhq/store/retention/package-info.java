/** Removes what is older than it is to be kept, a few rows at a time. */
@NullMarked
package io.flowhq.store.retention;

import org.jspecify.annotations.NullMarked;
