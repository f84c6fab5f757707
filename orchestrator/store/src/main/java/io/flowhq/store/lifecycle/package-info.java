/** What the lifecycle workflow reads and writes of a tenant, and the commands on their way to it. */
@NullMarked
package io.flowhq.store.lifecycle;

import org.jspecify.annotations.NullMarked;
