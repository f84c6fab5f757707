/** What people and programs fill in, and what is checked about it. */
@NullMarked
package io.flowhq.client.form;

import org.jspecify.annotations.NullMarked;
