package io.flowhq.simulator.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the scripts and styles of the pages from beside the classes, where no other module's files get in the way. */
@Configuration(proxyBeanMethods = false)
class ClientFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/client/**")
                .addResourceLocations("classpath:/io/flowhq/simulator/client/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/people/**")
                .addResourceLocations("classpath:/io/flowhq/simulator/people/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/sw.js").addResourceLocations("classpath:/io/flowhq/simulator/client/");
    }
}
