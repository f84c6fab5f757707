/** The API that integrators call, in the dialect of WAHA: sessions are tenants. */
@NullMarked
package io.flowhq.web.api;

import org.jspecify.annotations.NullMarked;
