package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwahiliTest {

    @Test
    void knowsASwahiliAnswer() {
        assertThat(Swahili.isLanguageOf("Vizuri sana! Tuambie *huduma* unayotaka, na *siku na saa* inayokufaa."))
                .isTrue();
    }

    @Test
    void isNotFooledByEnglishOrByAnEmptyAnswer() {
        assertThat(Swahili.isLanguageOf("Great! Tell us which *service* you would like, and the day and time."))
                .isFalse();
        assertThat(Swahili.isLanguageOf("")).isFalse();
    }

    @Test
    void refusesAMixture() {
        assertThat(Swahili.isLanguageOf("Karibu, tuambie huduma gani. Please tell us which service you would like."))
                .isFalse();
    }
}
