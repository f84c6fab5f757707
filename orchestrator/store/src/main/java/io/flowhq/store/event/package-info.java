/** What happened at tenants, in order, for those who follow them as a stream. */
@NullMarked
package io.flowhq.store.event;

import org.jspecify.annotations.NullMarked;
