/** Endpoints of tenants that answer what the assistant does not know. */
@NullMarked
package io.flowhq.store.endpoint;

import org.jspecify.annotations.NullMarked;
