package io.flowhq.store.endpoint;

/** How an endpoint is asked. */
public enum EndpointShape {
    /** Flow HQ's own request with the question, the facts and the last turns. */
    OWN,
    /** A chat completion as OpenAI's API and local model servers know it. */
    CHAT_COMPLETION
}
