/** The platform at a glance: what needs a person first, the tenants, the workers, the traffic and the parts it stands on. */
@NullMarked
package io.flowhq.web.fleet;

import org.jspecify.annotations.NullMarked;
