/** Every no that a caller can do something about. */
@NullMarked
package io.flowhq.client.refusal;

import org.jspecify.annotations.NullMarked;
