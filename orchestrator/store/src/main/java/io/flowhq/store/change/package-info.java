/** Tells processes what has changed, over PostgreSQL's LISTEN and NOTIFY. */
@NullMarked
package io.flowhq.store.change;

import org.jspecify.annotations.NullMarked;
