/** Which database failures pass by themselves and which do not. */
@NullMarked
package io.flowhq.store.failure;

import org.jspecify.annotations.NullMarked;
