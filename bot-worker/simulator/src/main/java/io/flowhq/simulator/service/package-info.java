/** The service itself: phones, their linked devices, chats, and what travels between them. */
@NullMarked
package io.flowhq.simulator.service;

import org.jspecify.annotations.NullMarked;
