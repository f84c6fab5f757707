/** Where a tenant's assistant may ask for what it does not know. */
@NullMarked
package io.flowhq.shell.endpoint;

import org.jspecify.annotations.NullMarked;
