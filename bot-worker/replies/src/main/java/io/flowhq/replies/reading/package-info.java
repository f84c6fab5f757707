/** Reading of a message by its likeness to example sentences. */
@NullMarked
package io.flowhq.replies.reading;

import org.jspecify.annotations.NullMarked;
