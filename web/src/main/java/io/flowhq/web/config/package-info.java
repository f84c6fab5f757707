/** How a tenant's assistant speaks and when its business is open, as a form for people and as JSON. */
@NullMarked
package io.flowhq.web.config;

import org.jspecify.annotations.NullMarked;
