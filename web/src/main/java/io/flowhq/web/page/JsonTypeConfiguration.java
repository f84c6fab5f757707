package io.flowhq.web.page;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Which JSON value may stand for which, the same for every body. A number and its digits in a text are taken for each
 * other: ids are texts in our answers, and programs send phone numbers and prices as numbers. All else is refused: a
 * boolean is only a boolean, a fraction no whole number, an empty text no number, and a member is there once.
 */
@Configuration(proxyBeanMethods = false)
class JsonTypeConfiguration {

    @Bean
    JsonMapperBuilderCustomizer strictTypes() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule().addDeserializer(String.class, new JsonTextDeserializer()))
                .withCoercionConfig(
                        LogicalType.Integer,
                        whole -> refuse(
                                whole,
                                CoercionInputShape.Boolean,
                                CoercionInputShape.Float,
                                CoercionInputShape.EmptyString))
                .withCoercionConfig(
                        LogicalType.Float,
                        number -> refuse(number, CoercionInputShape.Boolean, CoercionInputShape.EmptyString))
                .withCoercionConfig(
                        LogicalType.Boolean,
                        flag -> refuse(
                                flag,
                                CoercionInputShape.Integer,
                                CoercionInputShape.Float,
                                CoercionInputShape.String,
                                CoercionInputShape.EmptyString))
                .withCoercionConfig(LogicalType.Enum, constant -> refuse(constant, CoercionInputShape.Integer));
    }

    private static void refuse(MutableCoercionConfig type, CoercionInputShape... shapes) {
        for (var shape : shapes) {
            type.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
