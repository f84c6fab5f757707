/** Opening hours: reading them, every fault in them, and whether a business is open at a moment. */
@NullMarked
package io.flowhq.replies.hours;

import org.jspecify.annotations.NullMarked;
