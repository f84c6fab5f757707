/** What a message says about things, numbers, places, days, times, people and money. */
@NullMarked
package io.flowhq.replies.slots;

import org.jspecify.annotations.NullMarked;
