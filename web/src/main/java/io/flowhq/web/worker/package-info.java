/** The fleet of bot-workers as the operator sees it, empties and refills it, as a page and as JSON. */
@NullMarked
package io.flowhq.web.worker;

import org.jspecify.annotations.NullMarked;
