/** Browsers that are told of follow-ups, and what they have not been told yet. */
@NullMarked
package io.flowhq.store.push;

import org.jspecify.annotations.NullMarked;
