package io.flowhq.client.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.client.refusal.InvalidSetupRequest;
import io.flowhq.client.refusal.InvalidTenant;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.tenant.NewTenant;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormValidatorTest {

    private final TenantId id = new TenantId(UUID.randomUUID());

    @Test
    void readsAFormAsPeopleFillItIn() {
        NewTenant tenant = FormValidator.tenant(
                id, new NewTenantForm("  Amani Salon ", "+255 712-345 678", "booking", "Amani", " en "));

        assertThat(tenant)
                .isEqualTo(new NewTenant(id, "Amani Salon", "255712345678", Template.BOOKING, "Amani", Language.EN));
    }

    @Test
    void greetsInSwahiliUnderTheNameWhenNothingElseIsSaid() {
        NewTenant tenant =
                FormValidator.tenant(id, new NewTenantForm("Amani Salon", "255712345678", "BOOKING", " ", null));

        assertThat(tenant.businessName()).isEqualTo("Amani Salon");
        assertThat(tenant.language()).isEqualTo(Language.SW);
    }

    @ParameterizedTest
    @CsvSource({
        "0712 345 678, 255712345678",
        "712345678, 255712345678",
        "+255 712-345-678, 255712345678",
        "255712345678, 255712345678",
        "00254 712 345 678, 254712345678",
        "+255 (0) 754 000 111, 255754000111"
    })
    void readsTheNumberOfASetupRequestInAnyCommonSpelling(String written, String digits) {
        SetupRequest request =
                FormValidator.setup(id, null, new SetupForm(" Zuri ", null, "booking", written, null), Instant.EPOCH);

        assertThat(request.whatsappNumber()).isEqualTo(digits);
        assertThat(request.businessName()).isEqualTo("Zuri");
        assertThat(request.language()).isEqualTo(Language.SW);
        assertThat(request.status()).isEqualTo(SetupStatus.SUBMITTED);
    }

    @Test
    void saysAllFaultsOfASetupRequestAtOnce() {
        SetupForm form = new SetupForm("x".repeat(121), "y".repeat(61), "PIZZA", "0712", "FR");

        assertThat(catchThrowableOfType(
                                InvalidSetupRequest.class, () -> FormValidator.setup(id, null, form, Instant.EPOCH))
                        .fieldErrors())
                .containsOnlyKeys("business_name", "business_type", "template_type", "whatsapp_number", "language");
    }

    @Test
    void saysAllFaultsOfAnEmptyFormAtOnce() {
        assertThat(faults(new NewTenantForm(null, " ", null, null, null)))
                .containsExactly(
                        Map.entry("name", "The name is missing."),
                        Map.entry("phone_number", "The phone number is missing."),
                        Map.entry("template_type", "Choose the template: BOOKING, ECOMMERCE or SUPPORT."));
    }

    @Test
    void saysAllFaultsOfAWrongFormAtOnce() {
        NewTenantForm form = new NewTenantForm("x".repeat(121), "12", "PIZZA", "two\nlines", "FR");

        assertThat(faults(form))
                .containsExactly(
                        Map.entry("name", "The name has 121 characters; 120 is the most."),
                        Map.entry(
                                "phone_number", "The phone number has 2 digits; with its country code it has 8 to 15."),
                        Map.entry("template_type", "Choose the template: BOOKING, ECOMMERCE or SUPPORT."),
                        Map.entry("business_name", "The business name must be one line of ordinary text."),
                        Map.entry("language", "Choose the language: SW or EN."));
    }

    @Test
    void neverShowsAPhoneNumberInALog() {
        assertThat(new NewTenantForm("Salon", "255712345678", null, null, null).toString())
                .doesNotContain("255712345678");
    }

    @ParameterizedTest
    @CsvSource({
        "255712345678, 255712345678",
        "\u202a+255 712 345 678\u202c, 255712345678",
        "\u2066\u200e+255\u00a0712\u00a0345\u00a0678\u2069, 255712345678",
        "\u0662\u0665\u0665\u0667\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668, 255712345678",
        "\uff0b\uff12\uff15\uff15\uff17\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18, 255712345678",
        "tel:+255-712-345-678, 255712345678",
        "TEL:+255712345678;ext=12, 255712345678",
        "+39 06 1234 5678, 390612345678",
        "+52 1 55 1234 5678, 5215512345678",
        "+255 712-345 678, 255712345678",
        "+255 712 345 678, 255712345678",
        "00255.712.345.678, 255712345678",
        "+255 (0)712 345 678, 255712345678",
        "+44 (20) 7946-0018, 442079460018",
        "12345678, 12345678",
        "123456789012345, 123456789012345",
    })
    void readsAPhoneNumberAsPeopleWriteIt(String written, String digits) {
        assertThat(PhoneNotation.digits(written)).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0712345678",
                "1234567",
                "1234567890123456",
                "+",
                "255-call-me",
                "255712345678 x2",
                "+255 0712 345 678",
                "+999 712 345 678",
                "000712345678"
            })
    void refusesWhatIsNoPhoneNumberWithItsCountryCode(String written) {
        assertThat(faults(new NewTenantForm("Salon", written, "BOOKING", null, null)))
                .containsOnlyKeys("phone_number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+255 0712 345 678 | The phone number has a 0 after the country code 255; write +255 712 345 678.",
                "0712 345 678 | The phone number has no country code; in Tanzania it is +255 712 345 678.",
                "+999 712 345 678 | The phone number does not begin with the code of a country, as 255712345678 begins with 255."
            })
    void saysHowTheNumberIsToBeWritten(String written, String sentence) {
        assertThat(faults(new NewTenantForm("Salon", written, "BOOKING", null, null)))
                .containsEntry("phone_number", sentence);
    }

    private Map<String, String> faults(NewTenantForm form) {
        return catchThrowableOfType(InvalidTenant.class, () -> FormValidator.tenant(id, form))
                .fieldErrors();
    }
}
