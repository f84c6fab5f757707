/** Whether customers get their answers, told from what is written down about their messages. */
@NullMarked
package io.flowhq.store.answering;

import org.jspecify.annotations.NullMarked;
