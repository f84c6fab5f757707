/** What an assistant answers: reply templates as data, the reading of a customer's words, and opening hours. */
@NullMarked
package io.flowhq.replies;

import org.jspecify.annotations.NullMarked;
