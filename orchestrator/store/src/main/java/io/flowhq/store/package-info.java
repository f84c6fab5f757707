/** The database of Flow HQ: its schema, and every query of it. */
@NullMarked
package io.flowhq.store;

import org.jspecify.annotations.NullMarked;
