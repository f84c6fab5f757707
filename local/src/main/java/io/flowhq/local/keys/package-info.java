/** {@code ./flowhq rotate-key}: a new key for the sessions at rest. */
@NullMarked
package io.flowhq.local.keys;

import org.jspecify.annotations.NullMarked;
