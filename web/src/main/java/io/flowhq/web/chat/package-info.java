/** A tenant's messages as people and programs read them, and who answers them: the bot or a person. */
@NullMarked
package io.flowhq.web.chat;

import org.jspecify.annotations.NullMarked;
