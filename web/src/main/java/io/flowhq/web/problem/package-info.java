/** Every answer that is a no: the same refusal as a page, as an alert inside a page, and as RFC 9457 JSON. */
@NullMarked
package io.flowhq.web.problem;

import org.jspecify.annotations.NullMarked;
