/** Tenants as the operator sees and drives them, as pages and as JSON. */
@NullMarked
package io.flowhq.web.tenant;

import org.jspecify.annotations.NullMarked;
