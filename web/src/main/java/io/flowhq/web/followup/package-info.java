/** What people have to do about customers' messages. */
@NullMarked
package io.flowhq.web.followup;

import org.jspecify.annotations.NullMarked;
