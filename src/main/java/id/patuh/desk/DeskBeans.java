package id.patuh.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the pages of the desk are put together. */
@Configuration(proxyBeanMethods = false)
class DeskBeans implements WebMvcConfigurer {

    private final DeskLook look = new DeskLook();

    @Bean
    DeskLook localeResolver() {
        return look;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(look).excludePathPatterns("/api/**");
    }
}
