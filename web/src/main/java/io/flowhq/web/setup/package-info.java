/** Owners' requests to have an assistant set up, as operators decide on them. */
@NullMarked
package io.flowhq.web.setup;

import org.jspecify.annotations.NullMarked;
