/** Who may come in: the operator, by the sign-in page or by HTTP Basic. */
@NullMarked
package io.flowhq.web.security;

import org.jspecify.annotations.NullMarked;
