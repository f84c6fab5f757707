package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwahiliDetectorTest {

    @Test
    void knowsASwahiliAnswer() {
        assertThat(SwahiliDetector.isLanguageOf(
                        "Vizuri sana! Tuambie *huduma* unayotaka, na *siku na saa* inayokufaa."))
                .isTrue();
    }

    @Test
    void isNotFooledByEnglishOrByAnEmptyAnswer() {
        assertThat(SwahiliDetector.isLanguageOf("Great! Tell us which *service* you would like, and the day and time."))
                .isFalse();
        assertThat(SwahiliDetector.isLanguageOf("")).isFalse();
    }

    @Test
    void refusesAMixture() {
        assertThat(SwahiliDetector.isLanguageOf(
                        "Karibu, tuambie huduma gani. Please tell us which service you would like."))
                .isFalse();
    }
}
