/** What customers order and book, and where the dialogue about it stands. */
@NullMarked
package io.flowhq.store.order;

import org.jspecify.annotations.NullMarked;
