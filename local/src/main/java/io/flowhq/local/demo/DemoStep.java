package io.flowhq.local.demo;

/** One thing that a person does or sees in the scenario. */
record DemoStep(String name, Action action) {

    @FunctionalInterface
    interface Action {
        void play() throws Exception;
    }
}
