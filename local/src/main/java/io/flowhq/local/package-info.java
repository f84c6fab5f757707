/** Everything on one machine: the commands behind the launcher {@code ./flowhq}. */
@NullMarked
package io.flowhq.local;

import org.jspecify.annotations.NullMarked;
