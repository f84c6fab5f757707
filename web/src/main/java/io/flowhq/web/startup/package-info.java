/** What can be wrong with a web process before it serves anything, each in one line. */
@NullMarked
package io.flowhq.web.startup;

import org.jspecify.annotations.NullMarked;
