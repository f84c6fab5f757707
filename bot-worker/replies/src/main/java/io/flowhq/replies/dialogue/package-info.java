/** The short dialogue that takes an order or a booking: what is missing is asked, all is read back, a yes places it. */
@NullMarked
package io.flowhq.replies.dialogue;

import org.jspecify.annotations.NullMarked;
