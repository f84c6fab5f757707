/** Where a tenant's events are sent, as the operator sees it, adds to it and tries it out. */
@NullMarked
package io.flowhq.web.webhook;

import org.jspecify.annotations.NullMarked;
