/** The bot-workers, by their own reports. */
@NullMarked
package io.flowhq.store.fleet;

import org.jspecify.annotations.NullMarked;
