/** What programs ask of the pages of sessions. */
@NullMarked
package io.flowhq.store.page;

import org.jspecify.annotations.NullMarked;
