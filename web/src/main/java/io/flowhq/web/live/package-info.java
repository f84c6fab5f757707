/** Tells open pages that something changed; they then fetch what they show. */
@NullMarked
package io.flowhq.web.live;

import org.jspecify.annotations.NullMarked;
