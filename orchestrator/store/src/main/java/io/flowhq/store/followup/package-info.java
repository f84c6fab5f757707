/** What people have to do about customers' messages. */
@NullMarked
package io.flowhq.store.followup;

import org.jspecify.annotations.NullMarked;
