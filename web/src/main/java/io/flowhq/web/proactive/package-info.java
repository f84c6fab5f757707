/** What is written for a tenant without a customer's question. */
@NullMarked
package io.flowhq.web.proactive;

import org.jspecify.annotations.NullMarked;
