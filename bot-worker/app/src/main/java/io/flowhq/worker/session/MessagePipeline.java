package io.flowhq.worker.session;

/** Answers what customers write. Each session opens its own way into it, anew for each page that is connected. */
public interface MessagePipeline {

    /**
     * Takes up what an earlier session of the tenant left, then what the page reports. Called off the browser loop, on a
     * thread of the session's own. Whatever was opened for the tenant here before has been closed.
     */
    MessageIntake open(LinkedChats chats);
}
