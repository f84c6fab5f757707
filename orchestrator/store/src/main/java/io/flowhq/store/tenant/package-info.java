/** Tenants as they are listed, shown, created and configured. */
@NullMarked
package io.flowhq.store.tenant;

import org.jspecify.annotations.NullMarked;
